#import <ConfAlias/ConfAlias.h>
#import <harness_objc.h>

CONSUMER(alias) {
    LOAD(ConfAlias);
    const ConfAliasRange range = {3, 10};
    conf_line(@"length(3..10)", @"%u", [ConfAlias length:range]);
    conf_line(@"join([\"a\", \"b\", \"c\"])", @"%@", conf_text([ConfAlias join:ARRAY(@"a", @"b", @"c")]));
    conf_line(@"first([\"x\", \"y\"])", @"%@", conf_text([ConfAlias first:ARRAY(@"x", @"y")]));
    conf_line(@"first([])", @"%@", conf_text([ConfAlias first:[NSArray array]]));
}
