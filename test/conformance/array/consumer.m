#import <ConfArray/ConfArray.h>
#import <harness_objc.h>

static NSString *show_point(id item) {
    const ConfArrayPoint point = ConfArrayPointUnbox(item);
    return [NSString stringWithFormat:@"(%d, %d)", point.x, point.y];
}

CONSUMER(array) {
    LOAD(ConfArray);
    const ConfArrayPoint points[3] = {{1, 2}, {3, 4}, {5, 6}};
    const ConfArrayMatrix matrix = {.rows = {{1, 2}, {3, 4}}};
    NSArray *numbers = ARRAY(NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4));
    conf_line(@"reverse([1, 2, 3, 4])", @"%@", conf_list([ConfArray reverse:numbers], conf_show_number));
    const ConfArrayMatrix turned = [ConfArray transpose:matrix];
    NSString *first = [NSString stringWithFormat:@"[%@, %@]", conf_float(turned.rows[0][0]), conf_float(turned.rows[0][1])];
    NSString *second = [NSString stringWithFormat:@"[%@, %@]", conf_float(turned.rows[1][0]), conf_float(turned.rows[1][1])];
    conf_line(@"transpose([[1, 2], [3, 4]])", @"[%@, %@]", first, second);
    NSArray *corner = ARRAY(ConfArrayPointBox(points[0]), ConfArrayPointBox(points[1]));
    ConfArrayHolder *holder = [[FTK_ALLOC(ConfArrayHolder) initWithBytes:numbers names:ARRAY(@"a", @"b") corner:corner] autorelease];
    holder = [ConfArray turn:holder];
    conf_line(@"turn([1, 2, 3, 4] [\"a\", \"b\"] [(1, 2), (3, 4)])", @"%@ %@ %@", conf_list(holder.bytes, conf_show_number), conf_list(holder.names, conf_show_text),
              conf_list(holder.corner, show_point));
    conf_line(@"names(\"n\")", @"%@", conf_list([ConfArray names:@"n"], conf_show_text));
    corner = ARRAY(ConfArrayPointBox(points[0]), ConfArrayPointBox(points[1]), ConfArrayPointBox(points[2]));
    conf_line(@"total([(1, 2), (3, 4), (5, 6)])", @"%@", show_point(ConfArrayPointBox([ConfArray total:corner])));
}
