#import <ConfList/ConfList.h>
#import <harness_objc.h>

static NSString *show_point(id item) {
    const ConfListPoint point = ConfListPointUnbox(item);
    return [NSString stringWithFormat:@"(%d, %d)", point.x, point.y];
}

static NSString *show_numbers(id item) {
    return conf_list(item, conf_show_number);
}

static NSString *show_item(id item) {
    return [NSString stringWithFormat:@"%@ %@", [item name], show_numbers([item parts])];
}

CONSUMER(list) {
    LOAD(ConfList);
    const ConfListPoint one = {1, 2};
    const ConfListPoint two = {3, 4};
    conf_line(@"reverse_u8([1, 2, 3])", @"%@", conf_list([ConfList reverseU8:ARRAY(NUMBER(1), NUMBER(2), NUMBER(3))], conf_show_number));
    conf_line(@"reverse_f32([0.5, 1.5])", @"%@", conf_list([ConfList reverseF32:ARRAY(REAL(0.5), REAL(1.5))], conf_show_float));
    conf_line(@"reverse_strings([\"a\", \"\", \"c\"])", @"%@", conf_list([ConfList reverseStrings:ARRAY(@"a", @"", @"c")], conf_show_text));
    NSArray *points = ARRAY(ConfListPointBox(one), ConfListPointBox(two));
    conf_line(@"reverse_points([(1, 2), (3, 4)])", @"%@", conf_list([ConfList reversePoints:points], show_point));
    NSArray *kinds = ARRAY(NUMBER(ConfListKindA), NUMBER(ConfListKindB), NUMBER(ConfListKindB));
    conf_line(@"reverse_kinds([a, b, b])", @"%@", conf_list([ConfList reverseKinds:kinds], conf_show_number));
    ConfListItem *x = [[FTK_ALLOC(ConfListItem) initWithName:@"x"] autorelease];
    ConfListItem *y = [[FTK_ALLOC(ConfListItem) initWithName:@"y"] autorelease];
    x.parts = ARRAY(NUMBER(1), NUMBER(2));
    conf_line(@"reverse_items([x [1, 2], y []])", @"%@", conf_list([ConfList reverseItems:ARRAY(x, y)], show_item));
    NSArray *nested = ARRAY(ARRAY(NUMBER(1)), [NSArray array], ARRAY(NUMBER(2), NUMBER(3)));
    conf_line(@"reverse_nested([[1], [], [2, 3]])", @"%@", conf_list([ConfList reverseNested:nested], show_numbers));
    NSArray *bytes = ARRAY(conf_bytes("\x01", 1), conf_bytes("\x02\x03", 2));
    conf_line(@"reverse_bytes([01, 0203])", @"%@", conf_list([ConfList reverseBytes:bytes], conf_show_hex));
    conf_line(@"reverse_u8([])", @"%@", conf_list([ConfList reverseU8:[NSArray array]], conf_show_number));
    NSArray *numbers = [ConfList count:100000];
    uint64_t sum = 0;
    for (NSNumber *number in numbers) sum += [number unsignedIntValue];
    conf_line(@"count(100000)", @"%lu numbers, sum %llu", (unsigned long)[numbers count], (unsigned long long)sum);
}
