#import <ConfStr/ConfStr.h>
#import <harness_objc.h>

CONSUMER(str) {
    LOAD(ConfStr);
    conf_line(@"count_e(\"neverée\")", @"%u", [ConfStr countE:@"neverée"]);
    conf_line(@"first_word(\"hello world\")", @"%@", conf_text([ConfStr firstWord:@"hello world"]));
    conf_line(@"join([\"a\", \"b\"])", @"%@", conf_text([ConfStr join:ARRAY(@"a", @"b")]));
    ConfStrPage *page = [[FTK_ALLOC(ConfStrPage) initWithText:@"key:value"] autorelease];
    conf_line(@"page.all()", @"%@", conf_text([page all]));
    conf_line(@"page.tail()", @"%@", conf_text([page tail]));
    [page append:@"!"];
    conf_line(@"append", @"%@", conf_outcome());
    conf_line(@"page.all()", @"%@", conf_text([page all]));
    ConfStrPage *plain = [[FTK_ALLOC(ConfStrPage) initWithText:@"plain"] autorelease];
    conf_line(@"page without colon: tail()", @"%@", [plain tail] != nil ? @"some" : @"none");
}
