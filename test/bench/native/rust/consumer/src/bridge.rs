//! The rival `cxx`: C++ serves Rust.

#[cxx::bridge(namespace = "cxx_cpp")]
pub mod bridge {
    struct Point {
        x: f64,
        y: f64,
        z: f64,
    }

    struct Address {
        street: String,
        zip: u32,
    }

    /// cxx has no optional values: `address` has none or one.
    struct Profile {
        id: u64,
        name: String,
        email: String,
        tags: Vec<String>,
        scores: Vec<f64>,
        address: Vec<Address>,
    }

    unsafe extern "C++" {
        include!("cxx_provider.hpp");

        type Adder;
        fn adder(start: i32) -> UniquePtr<Adder>;
        fn add(self: &Adder, by: i32) -> i32;
        fn noop();
        fn scalar(a: i32, b: i32) -> i32;
        fn struct_in(point: &Point) -> f64;
        fn struct_out(seed: f64) -> Point;
        fn string_in(text: &str) -> u32;
        fn string_out(which: u32) -> String;
        fn slice_in(numbers: &[f64]) -> f64;
        fn checked(value: i32) -> Result<i32>;
        fn profiles() -> Vec<Profile>;
    }
}
