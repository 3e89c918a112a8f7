#import <ConfConst/ConfConst.h>
#import <harness_objc.h>

CONSUMER(const) {
    LOAD(ConfConst);
    conf_line(@"MAX_KEY", @"%u", kConfConstMaxKey);
    conf_line(@"SMALL", @"%d", kConfConstSmall);
    conf_line(@"BIG", @"%llu", (unsigned long long)kConfConstBig);
    conf_line(@"MIN", @"%lld", (long long)kConfConstMin);
    conf_line(@"RATIO", @"%@", conf_float(kConfConstRatio));
    conf_line(@"FLAG", @"%@", conf_bool(kConfConstFlag));
    conf_line(@"LETTER", @"%@", conf_char(kConfConstLetter));
    conf_line(@"GREETING", @"%lu bytes", (unsigned long)[[kConfConstGreeting dataUsingEncoding:NSUTF8StringEncoding] length]);
    conf_line(@"MAGIC", @"%@", conf_hex(kConfConstMagic()));
    conf_line(@"LEVEL", @"%u", (unsigned)kConfConstLevel);
    conf_line(@"ALL", @"%u", (unsigned)kConfConstAll);
    conf_line(@"MIXED", @"%u", kConfConstMixed);
    conf_line(@"checksum()", @"%u", [ConfConst checksum]);
}
