//! The shapes as a careful person writes them with napi-rs, over the same stored values and without an ABI in between.
#![allow(clippy::must_use_candidate)]

use std::sync::LazyLock;

use napi::bindgen_prelude::*;
use napi_derive::napi;

const COUNT: usize = 1024;

#[napi(object)]
#[derive(Clone)]
pub struct Sample {
    pub a: i32,
    pub b: f64,
    pub c: f64,
    pub d: bool,
    pub e: i32,
}

#[napi(object)]
pub struct Named {
    pub a: i32,
    pub b: f64,
    pub c: f64,
    pub d: bool,
    pub name: String,
}

/// What goes out borrows its texts from what is stored.
#[napi(object, object_from_js = false)]
pub struct NamedOut {
    pub a: i32,
    pub b: f64,
    pub c: f64,
    pub d: bool,
    pub name: &'static str,
}

#[napi(object)]
pub struct Address {
    pub street: String,
    pub zip: u32,
}

#[napi(object)]
pub struct Profile {
    pub id: BigInt,
    pub name: String,
    pub email: String,
    pub tags: Vec<String>,
    pub scores: Vec<f64>,
    pub address: Option<Address>,
}

#[napi(object, object_from_js = false)]
pub struct AddressOut {
    pub street: &'static str,
    pub zip: u32,
}

#[napi(object, object_from_js = false)]
pub struct ProfileOut {
    pub id: BigInt,
    pub name: &'static str,
    pub email: &'static str,
    pub tags: Vec<&'static str>,
    pub scores: Vec<f64>,
    pub address: Option<AddressOut>,
}

struct Stored {
    texts: [String; 3],
    samples: Vec<Sample>,
    named: Vec<Named>,
    profiles: [Vec<Profile>; 2],
}

static STORED: LazyLock<Stored> = LazyLock::new(|| Stored {
    texts: [
        "0123456789abcdef".to_owned(),
        (b'a'..=b'z').cycle().take(1024).map(char::from).collect(),
        "a\u{e9}z\u{20ac}".repeat(128),
    ],
    samples: (0..COUNT as i32).map(|i| Sample { a: i, b: f64::from(i) + 0.5, c: f64::from(i) + 0.25, d: i & 1 == 1, e: i * 2 }).collect(),
    named: (0..COUNT as i32)
        .map(|i| Named { a: i, b: f64::from(i) + 0.5, c: f64::from(i) + 0.25, d: i & 1 == 1, name: format!("name {i:011}") })
        .collect(),
    profiles: [false, true].map(|mixed| (0..COUNT).map(|i| stored_profile(i, mixed)).collect()),
});

fn stored_profile(i: usize, mixed: bool) -> Profile {
    const TAGS: [&str; 6] = ["admin1", "editor2", "viewer", "owner12", "guest3", "tester"];
    Profile {
        id: BigInt::from(i as u64),
        name: if mixed { format!("Zo\u{eb} \u{20ac} {i:05}") } else { format!("user {i:06}") },
        email: format!("user{i:06}@example.com"),
        tags: (0..3).map(|k| TAGS[(i + k) % 6].to_owned()).collect(),
        scores: (0..4).map(|k| (i + k) as f64 + 0.5).collect(),
        address: (i % 3 != 2).then(|| Address { street: format!("Main Street {i}"), zip: 10_000 + i as u32 }),
    }
}

fn sum_sample(one: &Sample) -> f64 {
    f64::from(one.a) + one.b + one.c + f64::from(u8::from(one.d)) + f64::from(one.e)
}

fn sum_named(one: &Named) -> f64 {
    f64::from(one.a) + one.b + one.c + f64::from(u8::from(one.d)) + one.name.len() as f64
}

/// In eight columns, so that adding costs little beside moving.
fn sum_columns(numbers: &[f64]) -> f64 {
    let mut columns = [0.0; 8];
    let rows = numbers.chunks_exact(8);
    let rest: f64 = rows.remainder().iter().sum();
    for row in rows {
        for (column, one) in columns.iter_mut().zip(row) {
            *column += one;
        }
    }
    columns.iter().sum::<f64>() + rest
}

fn lend_named(one: &'static Named) -> NamedOut {
    NamedOut { a: one.a, b: one.b, c: one.c, d: one.d, name: &one.name }
}

fn lend_profile(one: &'static Profile) -> ProfileOut {
    ProfileOut {
        id: one.id.clone(),
        name: &one.name,
        email: &one.email,
        tags: one.tags.iter().map(String::as_str).collect(),
        scores: one.scores.clone(),
        address: one.address.as_ref().map(|at| AddressOut { street: &at.street, zip: at.zip }),
    }
}

#[napi]
pub fn scalar(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[napi]
pub fn string_in(text: String) -> u32 {
    text.len() as u32
}

#[napi]
pub fn string_out(which: u32) -> &'static str {
    &STORED.texts[which as usize % 3]
}

#[napi]
pub fn record_in(sample: Sample) -> f64 {
    sum_sample(&sample)
}

#[napi]
pub fn record_out(seed: i32) -> Sample {
    STORED.samples[seed as usize % COUNT].clone()
}

#[napi]
pub fn record_string_in(named: Named) -> f64 {
    sum_named(&named)
}

#[napi]
pub fn record_string_out(seed: i32) -> NamedOut {
    lend_named(&STORED.named[seed as usize % COUNT])
}

#[napi]
pub fn records_in(samples: Vec<Sample>) -> f64 {
    samples.iter().map(sum_sample).sum()
}

#[napi]
pub fn records_out(count: u32) -> Vec<Sample> {
    STORED.samples[..count as usize].to_vec()
}

#[napi]
pub fn records_string_in(named: Vec<Named>) -> f64 {
    named.iter().map(sum_named).sum()
}

#[napi]
pub fn records_string_out(count: u32) -> Vec<NamedOut> {
    STORED.named[..count as usize].iter().map(lend_named).collect()
}

#[napi]
pub fn numbers_in(numbers: Vec<f64>) -> f64 {
    sum_columns(&numbers)
}

#[napi]
pub fn bytes_in(data: &[u8]) -> u32 {
    data.len() as u32
}

#[napi]
pub fn profile_in(profile: Profile) -> f64 {
    let texts = profile.name.len() + profile.email.len() + profile.tags.iter().map(String::len).sum::<usize>();
    let address = profile.address.as_ref().map_or(0.0, |at| at.street.len() as f64 + f64::from(at.zip));
    profile.id.get_u64().1 as f64 + texts as f64 + profile.scores.iter().sum::<f64>() + address
}

#[napi]
pub fn profile_out(index: u32, mixed: bool) -> ProfileOut {
    lend_profile(&STORED.profiles[usize::from(mixed)][index as usize % COUNT])
}

#[napi]
pub fn profiles_out(count: u32, mixed: bool) -> Vec<ProfileOut> {
    STORED.profiles[usize::from(mixed)][..count as usize].iter().map(lend_profile).collect()
}

#[napi]
pub struct Counter {
    value: i32,
}

#[napi]
impl Counter {
    #[napi(constructor)]
    pub fn new(start: i32) -> Self {
        Self { value: start }
    }

    #[napi]
    pub fn add(&mut self, by: i32) -> i32 {
        self.value = self.value.wrapping_add(by);
        self.value
    }
}
