#import <ConfSliceMut/ConfSliceMut.h>
#import <harness_objc.h>

CONSUMER(slice_mut) {
    LOAD(ConfSliceMut);
    int32_t numbers[] = {1, -2, 3};
    uint8_t bytes[4] = {0};
    ConfSliceMutPoint points[] = {{1, 2}, {3, 4}};
    double values[] = {1.0, 3.0};
    [ConfSliceMut doubleAll:numbers count:3];
    conf_line(@"double_all([1, -2, 3])", @"[%d, %d, %d]", numbers[0], numbers[1], numbers[2]);
    [ConfSliceMut doubleAll:NULL count:0];
    conf_line(@"double_all([])", @"%@", [conf_outcome() isEqualToString:@"ok"] ? @"[]" : @"failed");
    uint32_t written = [ConfSliceMut fill:bytes count:4 limit:10];
    conf_line(@"fill(4 bytes, 10)", @"%u %@", written, conf_hex([NSData dataWithBytes:bytes length:4]));
    memset(bytes, 0, sizeof bytes);
    written = [ConfSliceMut fill:bytes count:4 limit:2];
    conf_line(@"fill(4 bytes, 2)", @"%u %@", written, conf_hex([NSData dataWithBytes:bytes length:4]));
    [ConfSliceMut flip:points count:2];
    conf_line(@"flip([(1, 2), (3, 4)])", @"[(%d, %d), (%d, %d)]", points[0].x, points[0].y, points[1].x, points[1].y);
    [ConfSliceMut scale:values count:2 by:2.0];
    conf_line(@"scale([1.0, 3.0], 2.0)", @"[%@, %@]", conf_float(values[0]), conf_float(values[1]));
}
