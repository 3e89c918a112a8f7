#import <ConfMap/ConfMap.h>
#import <harness_objc.h>

static NSString *show_item(id item) {
    return [NSString stringWithFormat:@"%u", [(ConfMapItem *)item count]];
}

static NSString *show_words(id item) {
    return conf_list(item, conf_show_text);
}

CONSUMER(map) {
    LOAD(ConfMap);
    conf_line(@"words(\"b a b\")", @"%@", conf_map([ConfMap words:@"b a b"], conf_show_text, conf_show_number));
    conf_line(@"words(\"\")", @"%@", conf_map([ConfMap words:@""], conf_show_text, conf_show_number));
    conf_line(@"swap({1: \"x\", 2: \"y\"})", @"%@", conf_map([ConfMap swap:MAP(@"x", NUMBER(1), @"y", NUMBER(2))], conf_show_text, conf_show_number));
    conf_line(@"sum({\"a\": 0.5, \"b\": 1.5})", @"%@", conf_float([ConfMap sum:MAP(REAL(0.5), @"a", REAL(1.5), @"b")]));
    NSDictionary *kinds = MAP([NSNumber numberWithBool:YES], NUMBER(ConfMapKindA), [NSNumber numberWithBool:NO], NUMBER(ConfMapKindB));
    conf_line(@"kinds({a: true, b: false})", @"%@", conf_map([ConfMap kinds:kinds], conf_show_number, conf_show_bool));
    ConfMapIndex *index = [ConfMap makeIndex:@"u v u"];
    conf_line(@"make_index(\"u v u\")", @"%@ %@", conf_map(index.words, conf_show_text, conf_show_number), conf_map(index.items, conf_show_text, show_item));
    conf_line(@"weigh(make_index(\"u v u\"))", @"%u", [ConfMap weigh:index]);
    conf_line(@"by_letter([\"ab\", \"ac\", \"b\"])", @"%@", conf_map([ConfMap byLetter:ARRAY(@"ab", @"ac", @"b")], conf_show_char, show_words));
}
