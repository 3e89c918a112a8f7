#import <ConfBytes/ConfBytes.h>
#import <harness_objc.h>

CONSUMER(bytes) {
    LOAD(ConfBytes);
    conf_line(@"invert(00ff10)", @"%@", conf_hex([ConfBytes invert:conf_bytes("\x00\xff\x10", 3)]));
    conf_line(@"invert()", @"%@", conf_hex([ConfBytes invert:[NSData data]]));
    conf_line(@"ramp(5)", @"%@", conf_hex([ConfBytes ramp:5]));
    NSData *ramp = [ConfBytes ramp:70000];
    conf_line(@"ramp(70000)", @"%lu bytes, sum %llu", (unsigned long)[ramp length], (unsigned long long)[ConfBytes sum:ramp]);
    conf_line(@"sum(0102ff)", @"%llu", (unsigned long long)[ConfBytes sum:conf_bytes("\x01\x02\xff", 3)]);
    ConfBytesBlob *blob = [[FTK_ALLOC(ConfBytesBlob) initWithName:@"n" data:conf_bytes("\x01\x02\x03", 3)] autorelease];
    blob = [ConfBytes reverse:blob];
    conf_line(@"reverse(\"n\", 010203)", @"%@ %@", conf_text(blob.name), conf_hex(blob.data));
    NSArray *chunks = ARRAY(conf_bytes("\x01", 1), [NSData data], conf_bytes("\x02\x03", 2));
    conf_line(@"concat(01, , 0203)", @"%@", conf_hex([ConfBytes concat:chunks]));
}
