#import <ConfInts/ConfInts.h>
#import <harness_objc.h>

static NSString *limits(ConfIntsNumbers n) {
    return [NSString stringWithFormat:@"%d %u %d %u %d %u %lld %llu", n.a, n.b, n.c, n.d, n.e, n.f, (long long)n.g, (unsigned long long)n.h];
}

CONSUMER(ints) {
    LOAD(ConfInts);
    conf_line(@"echo_i8(-128)", @"%d", [ConfInts echoI8:-128]);
    conf_line(@"echo_i8(127)", @"%d", [ConfInts echoI8:127]);
    conf_line(@"echo_u8(255)", @"%u", [ConfInts echoU8:255]);
    conf_line(@"echo_i16(-32768)", @"%d", [ConfInts echoI16:-32768]);
    conf_line(@"echo_u16(65535)", @"%u", [ConfInts echoU16:65535]);
    conf_line(@"echo_i32(-2147483648)", @"%d", [ConfInts echoI32:INT32_MIN]);
    conf_line(@"echo_u32(4294967295)", @"%u", [ConfInts echoU32:UINT32_MAX]);
    conf_line(@"echo_i64(-9223372036854775808)", @"%lld", (long long)[ConfInts echoI64:INT64_MIN]);
    conf_line(@"echo_u64(18446744073709551615)", @"%llu", (unsigned long long)[ConfInts echoU64:UINT64_MAX]);
    conf_line(@"next_size(4294967294)", @"%lu", (unsigned long)[ConfInts nextSize:4294967294u]);
    conf_line(@"limits(true)", @"%@", limits([ConfInts limits:YES]));
    conf_line(@"limits(false)", @"%@", limits([ConfInts limits:NO]));
    conf_line(@"sum(limits false)", @"%llu", (unsigned long long)[ConfInts sum:[ConfInts limits:NO]]);
    conf_line(@"reverse([1, -2, 9007199254740993])", @"%@", conf_list([ConfInts reverse:ARRAY(NUMBER(1), NUMBER(-2), NUMBER(9007199254740993))], conf_show_number));
}
