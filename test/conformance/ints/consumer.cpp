#include <conf_ints.hpp>
#include <harness.hpp>

void consume_ints(const char *library);

void consume_ints(const char *library) {
    namespace api = conf::ints;
    using namespace conf_show;
    api::library::load(library);
    const auto limits = [](const api::Numbers &n) {
        return text(n.a) + " " + text(n.b) + " " + text(n.c) + " " + text(n.d) + " " + text(n.e) + " " + text(n.f) + " " + text(n.g) + " " + text(n.h);
    };
    line("echo_i8(-128)", text(api::echo_i8(-128)));
    line("echo_i8(127)", text(api::echo_i8(127)));
    line("echo_u8(255)", text(api::echo_u8(255)));
    line("echo_i16(-32768)", text(api::echo_i16(-32768)));
    line("echo_u16(65535)", text(api::echo_u16(65535)));
    line("echo_i32(-2147483648)", text(api::echo_i32(INT32_MIN)));
    line("echo_u32(4294967295)", text(api::echo_u32(UINT32_MAX)));
    line("echo_i64(-9223372036854775808)", text(api::echo_i64(INT64_MIN)));
    line("echo_u64(18446744073709551615)", text(api::echo_u64(UINT64_MAX)));
    line("next_size(4294967294)", text(api::next_size(4294967294u)));
    line("limits(true)", limits(api::limits(true)));
    line("limits(false)", limits(api::limits(false)));
    line("sum(limits false)", text(api::sum(api::limits(false))));
    line("reverse([1, -2, 9007199254740993])", list(api::reverse({1, -2, 9007199254740993})));
}
