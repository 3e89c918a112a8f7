//! The rival `cxx`: Rust serves C++.

#[cxx::bridge(namespace = "cxx_rust")]
mod bridge {
    struct Point {
        x: f64,
        y: f64,
        z: f64,
    }

    #[derive(Clone)]
    struct Address {
        street: String,
        zip: u32,
    }

    /// cxx has no optional values: `address` has none or one.
    #[derive(Clone)]
    struct Profile {
        id: u64,
        name: String,
        email: String,
        tags: Vec<String>,
        scores: Vec<f64>,
        address: Vec<Address>,
    }

    extern "Rust" {
        type Adder;
        fn adder(start: i32) -> Box<Adder>;
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

use bridge::{Address, Point, Profile};

#[path = "../../text.rs"]
mod text;

/// What `string_in` gives.
fn measure(text: &str) -> u32 {
    text.len() as u32 + u32::from(text.as_bytes()[0])
}

pub struct Adder {
    start: i32,
}

fn adder(start: i32) -> Box<Adder> {
    Box::new(Adder { start })
}

impl Adder {
    fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

fn noop() {}

fn scalar(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

fn struct_in(point: &Point) -> f64 {
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

fn checked(value: i32) -> Result<i32, i32> {
    if value < 0 {
        return Err(value);
    }
    Ok(2 * value)
}

fn profile(i: u32) -> Profile {
    let n = f64::from(i);
    Profile {
        id: 7919 * u64::from(i),
        name: format!("Person {i:04}"),
        email: format!("person.{i:04}@example.eu"),
        tags: vec![format!("topic{}", i % 10), format!("group{:02}", i % 100), format!("region{}", i % 7)],
        scores: vec![n * 0.5, n + 1.0, n + 2.0, n + 3.0],
        address: (i % 3 != 0).then(|| Address { street: format!("Main Street {i}"), zip: 10000 + i }).into_iter().collect(),
    }
}

fn profiles() -> Vec<Profile> {
    static STORED: std::sync::OnceLock<Vec<Profile>> = std::sync::OnceLock::new();
    STORED.get_or_init(|| (0..1000).map(profile).collect()).clone()
}
