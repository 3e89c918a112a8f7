#import <ConfStruct/ConfStruct.h>
#import <harness_objc.h>

static NSString *point(ConfStructPoint place) {
    return [NSString stringWithFormat:@"(%@, %@)", conf_float(place.x), conf_float(place.y)];
}

static NSString *show_point(id item) {
    return point(ConfStructPointUnbox(item));
}

static NSValue *mixed(double x, double y, uint8_t visible) {
    const ConfStructMixed made = {.point = {x, y}, .visible = visible, .color = ConfStructColorRed};
    return ConfStructMixedBox(made);
}

CONSUMER(struct) {
    LOAD(ConfStruct);
    const ConfStructPoint start = {1, 2};
    conf_line(@"flip((1, 2))", @"%@", point([ConfStruct flip:start]));
    const ConfStructMixed made = {.a = 1, .b = 2, .c = 3, .point = {4, 5}, .visible = 1, .color = ConfStructColorRed, .codes = {6, 7, 8}};
    const ConfStructMixed m = [ConfStruct step:made];
    conf_line(@"step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", @"%u %llu %u %@ %@ %u [%u, %u, %u]", m.a, (unsigned long long)m.b, m.c, point(m.point), conf_bool(m.visible != 0),
              m.color, m.codes[0], m.codes[1], m.codes[2]);
    conf_line(@"line(3)", @"%@", conf_list([ConfStruct line:3], show_point));
    NSArray *all = ARRAY(mixed(1, 1, 1), mixed(-1, 1, 1), mixed(2, 2, 0));
    conf_line(@"visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", @"%@", conf_list([ConfStruct visible:all], show_point));
}
