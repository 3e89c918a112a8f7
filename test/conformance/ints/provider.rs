use crate::conf_ints::provider::{Numbers, Package};

struct Provider;

impl Package for Provider {
    fn echo_i8(value: i8) -> i8 {
        value
    }

    fn echo_u8(value: u8) -> u8 {
        value
    }

    fn echo_i16(value: i16) -> i16 {
        value
    }

    fn echo_u16(value: u16) -> u16 {
        value
    }

    fn echo_i32(value: i32) -> i32 {
        value
    }

    fn echo_u32(value: u32) -> u32 {
        value
    }

    fn echo_i64(value: i64) -> i64 {
        value
    }

    fn echo_u64(value: u64) -> u64 {
        value
    }

    fn next_size(value: usize) -> usize {
        value + 1
    }

    fn limits(low: bool) -> Numbers {
        if low {
            Numbers { a: i8::MIN, b: u8::MIN, c: i16::MIN, d: u16::MIN, e: i32::MIN, f: u32::MIN, g: i64::MIN, h: u64::MIN }
        } else {
            Numbers { a: i8::MAX, b: u8::MAX, c: i16::MAX, d: u16::MAX, e: i32::MAX, f: u32::MAX, g: i64::MAX, h: u64::MAX }
        }
    }

    fn sum(numbers: Numbers) -> u64 {
        let Numbers { a, b, c, d, e, f, g, h } = numbers;
        let parts = [a as u64, b.into(), c as u64, d.into(), e as u64, f.into(), g as u64, h];
        parts.into_iter().fold(0, u64::wrapping_add)
    }

    fn reverse(mut values: Vec<i64>) -> Vec<i64> {
        values.reverse();
        values
    }
}

crate::conf_ints::provider::export!(Provider, crate::conf_ints);
