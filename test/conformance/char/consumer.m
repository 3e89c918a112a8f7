#import <ConfChar/ConfChar.h>
#import <harness_objc.h>

CONSUMER(char) {
    LOAD(ConfChar);
    conf_line(@"next('a')", @"%@", conf_char([ConfChar next:'a']));
    conf_line(@"next(U+D7FF)", @"%@", conf_char([ConfChar next:0xd7ff]));
    conf_line(@"next(U+1F600)", @"%@", conf_char([ConfChar next:0x1f600]));
    conf_line(@"split(\"aü😀\")", @"%@", conf_joined([ConfChar split:@"aü😀"], conf_show_char, @" "));
    conf_line(@"join(U+0048 U+0069 U+1F600)", @"%@", conf_text([ConfChar join:ARRAY(NUMBER('H'), NUMBER('i'), NUMBER(0x1f600))]));
    conf_line(@"first(\"été\")", @"%@", conf_show_char([ConfChar first:@"été"]));
    conf_line(@"first(\"\")", @"%@", conf_number([ConfChar first:@""]));
}
