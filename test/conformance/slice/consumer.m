#import <ConfSlice/ConfSlice.h>
#import <harness_objc.h>

static NSString *point(ConfSlicePoint place) {
    return [NSString stringWithFormat:@"(%@, %@)", conf_float(place.x), conf_float(place.y)];
}

CONSUMER(slice) {
    LOAD(ConfSlice);
    static const uint8_t bytes[] = {1, 2, 250};
    static const int32_t ints[] = {-5, INT32_MAX};
    static const double floats[] = {0.5, 0.25};
    static const ConfSlicePoint points[] = {{1, 2}, {3, 4}};
    static const uint32_t numbers[] = {1, 2, 3, 4};
    conf_line(@"sum_u8([1, 2, 250])", @"%llu", (unsigned long long)[ConfSlice sumU8:bytes count:3]);
    conf_line(@"sum_i32([-5, 2147483647])", @"%lld", (long long)[ConfSlice sumI32:ints count:2]);
    conf_line(@"sum_f64([0.5, 0.25])", @"%@", conf_float([ConfSlice sumF64:floats count:2]));
    conf_line(@"sum_f64([])", @"%@", conf_float([ConfSlice sumF64:NULL count:0]));
    conf_line(@"sum_points([(1, 2), (3, 4)])", @"%@", point([ConfSlice sumPoints:points count:2]));
    NSData *tail = [ConfSlice tail:numbers count:4 start:2];
    const uint32_t *rest = [tail bytes];
    conf_line(@"tail([1, 2, 3, 4], 2)", @"[%u, %u]", rest[0], rest[1]);
    ConfSliceSeries *series = [[FTK_ALLOC(ConfSliceSeries) initWithCount:4] autorelease];
    const int64_t *values = [[series values] bytes];
    conf_line(@"series.values()", @"[%lld, %lld, %lld, %lld]", (long long)values[0], (long long)values[1], (long long)values[2], (long long)values[3]);
    NSData *all = [series points];
    NSMutableArray *shown = [NSMutableArray array];
    for (NSUInteger i = 0; i < [all length] / sizeof(ConfSlicePoint); i++) [shown addObject:point(((const ConfSlicePoint *)[all bytes])[i])];
    conf_line(@"series.points()", @"[%@]", [shown componentsJoinedByString:@", "]);
}
