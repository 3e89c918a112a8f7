use crate::conf_ints::{self as api, Numbers};
use crate::harness::{line, list};

fn show(numbers: &Numbers) -> String {
    let Numbers { a, b, c, d, e, f, g, h } = numbers;
    format!("{a} {b} {c} {d} {e} {f} {g} {h}")
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("echo_i8(-128)", api::echo_i8(i8::MIN));
    line("echo_i8(127)", api::echo_i8(i8::MAX));
    line("echo_u8(255)", api::echo_u8(u8::MAX));
    line("echo_i16(-32768)", api::echo_i16(i16::MIN));
    line("echo_u16(65535)", api::echo_u16(u16::MAX));
    line("echo_i32(-2147483648)", api::echo_i32(i32::MIN));
    line("echo_u32(4294967295)", api::echo_u32(u32::MAX));
    line("echo_i64(-9223372036854775808)", api::echo_i64(i64::MIN));
    line("echo_u64(18446744073709551615)", api::echo_u64(u64::MAX));
    line("next_size(4294967294)", api::next_size(4_294_967_294));
    line("limits(true)", show(&api::limits(true)));
    let high = api::limits(false);
    line("limits(false)", show(&high));
    line("sum(limits false)", api::sum(high));
    let reversed = api::reverse(&[1, -2, 9_007_199_254_740_993]);
    line("reverse([1, -2, 9007199254740993])", list(reversed, |value| value.to_string()));
}
