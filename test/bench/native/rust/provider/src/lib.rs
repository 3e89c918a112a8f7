//! Rust serves C++: the package as an author would write it, and the rivals behind a C ABI.
use bench_native::provider::*;
use ftk::Lent;

mod bare;
mod hand;
#[path = "../../profiles.rs"]
mod profiles;
mod stream;
#[path = "../../text.rs"]
mod text;

/// What `string_in` gives.
fn measure(text: &str) -> u32 {
    text.len() as u32 + u32::from(text.as_bytes()[0])
}

pub struct MyAdder {
    start: i32,
}

impl Counter for MyAdder {
    fn new(start: i32) -> Self {
        MyAdder { start }
    }

    fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

impl Meter for MyAdder {
    fn new(start: i32) -> Self {
        MyAdder { start }
    }

    fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

struct MyPackage;

impl Package for MyPackage {
    type Counter = MyAdder;
    type Meter = MyAdder;

    fn noop() {}

    fn scalar(a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }

    fn struct_in(point: Point) -> f64 {
        point.x + point.y + point.z
    }

    fn struct_out(seed: f64) -> Point {
        Point { x: seed, y: seed + 1.0, z: seed + 2.0 }
    }

    fn string_in(text: &str) -> u32 {
        measure(text)
    }

    fn string_out(which: u32) -> String {
        text::stored(which).clone()
    }

    fn slice_in(numbers: &[f64]) -> f64 {
        numbers.iter().sum()
    }

    fn checked(value: i32) -> Result<i32, Refusal> {
        if value < 0 {
            return Err(Refusal::Negative { value });
        }
        Ok(2 * value)
    }

    fn profiles() -> Lent<'static, Vec<Profile>> {
        profiles::profiles().into()
    }
}

bench_native::export!(MyPackage);
