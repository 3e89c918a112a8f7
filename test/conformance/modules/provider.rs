use crate::conf_modules::provider::Package;
use crate::conf_modules::types::math::deep::Sign;
use crate::conf_modules::types::math::Pair;

struct Provider;

impl Package for Provider {
    fn add(a: i32, b: i32) -> i32 {
        a + b
    }

    fn math_power(pair: Pair) -> i64 {
        pair.base.pow(pair.exponent)
    }

    fn math_deep_sign_of(value: i64) -> Sign {
        match value {
            0 => Sign::ZERO,
            1.. => Sign::POSITIVE,
            _ => Sign::NEGATIVE,
        }
    }

    fn text_twice(text: &str) -> String {
        text.repeat(2)
    }

    fn math_add(a: i32, b: i32) -> i32 {
        a * b
    }
}

crate::conf_modules::provider::export!(Provider, crate::conf_modules);
