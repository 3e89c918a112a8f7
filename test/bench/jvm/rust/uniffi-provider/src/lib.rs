//! The same package behind UniFFI.
use std::sync::{Arc, Mutex};

#[macro_use]
#[path = "../../values.rs"]
mod values;

uniffi::setup_scaffolding!("bench");

#[derive(uniffi::Record)]
pub struct Location {
    pub id: i64,
    pub lat: f64,
    pub lng: f64,
    pub rating: f64,
    pub review_count: i32,
    pub is_open: bool,
}

#[derive(uniffi::Record)]
pub struct DataPoint {
    pub x: f64,
    pub y: f64,
    pub timestamp: i64,
}

#[derive(uniffi::Record)]
pub struct Sample {
    pub id: i32,
    pub low: f64,
    pub high: f64,
    pub valid: bool,
    pub count: i32,
}

#[derive(uniffi::Record)]
pub struct Person {
    pub name: String,
    pub age: u32,
}

#[derive(uniffi::Record)]
pub struct Labelled {
    pub id: i32,
    pub low: f64,
    pub high: f64,
    pub valid: bool,
    pub label: String,
}

#[derive(uniffi::Record)]
pub struct UserProfile {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub bio: String,
    pub age: i32,
    pub score: f64,
    pub tags: Vec<String>,
    pub scores: Vec<i32>,
    pub is_active: bool,
}

#[derive(uniffi::Enum, Clone, Copy)]
pub enum Direction {
    North,
    South,
    East,
    West,
}

#[derive(uniffi::Enum)]
pub enum TaskStatus {
    Pending,
    InProgress { progress: i32 },
    Completed { result: i32 },
    Failed { error_code: i32, retry_count: i32 },
}

#[derive(Debug, uniffi::Error)]
pub enum Refusal {
    Negative { value: i32 },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("A number below zero.")
    }
}

#[derive(uniffi::Object)]
pub struct Counter {
    start: i32,
}

#[uniffi::export]
impl Counter {
    #[uniffi::constructor]
    pub fn new(start: i32) -> Arc<Self> {
        Arc::new(Counter { start })
    }

    pub fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

#[uniffi::export(callback_interface)]
pub trait DataProvider: Send + Sync {
    fn get_count(&self) -> u32;
    fn get_item(&self, index: u32) -> DataPoint;
}

#[derive(uniffi::Object)]
pub struct DataConsumer {
    provider: Mutex<Option<Box<dyn DataProvider>>>,
}

#[uniffi::export]
impl DataConsumer {
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::new(DataConsumer { provider: Mutex::new(None) })
    }

    pub fn set_provider(&self, provider: Box<dyn DataProvider>) {
        *self.provider.lock().unwrap() = Some(provider);
    }

    pub fn compute_sum(&self) -> u64 {
        let provider = self.provider.lock().unwrap();
        let Some(provider) = provider.as_ref() else { return 0 };
        (0..provider.get_count())
            .map(|index| {
                let point = provider.get_item(index);
                (point.x + point.y) as u64
            })
            .sum()
    }
}

#[uniffi::export]
pub fn noop() {}

#[uniffi::export]
pub fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[uniffi::export]
pub fn echo_string(value: String) -> String {
    value
}

#[uniffi::export]
pub fn echo_bytes(data: Vec<u8>) -> Vec<u8> {
    data
}

#[uniffi::export]
pub fn echo_person(person: Person) -> Person {
    person
}

#[uniffi::export]
pub fn generate_locations(count: i32) -> Vec<Location> {
    locations!(count)
}

#[uniffi::export]
pub fn generate_user_profiles(count: i32) -> Vec<UserProfile> {
    user_profiles!(count)
}

#[uniffi::export]
pub fn sum_user_scores(users: Vec<UserProfile>) -> f64 {
    users.iter().map(|user| user.score).sum()
}

#[uniffi::export]
pub fn opposite_direction(direction: Direction) -> Direction {
    opposite!(direction)
}

#[uniffi::export]
pub fn direction_to_degrees(direction: Direction) -> i32 {
    degrees!(direction)
}

#[uniffi::export]
pub fn get_status_progress(status: TaskStatus) -> i32 {
    progress!(status)
}

#[uniffi::export]
pub fn is_status_complete(status: TaskStatus) -> bool {
    matches!(status, TaskStatus::Completed { .. })
}

#[uniffi::export]
pub fn sample_in(sample: Sample) -> f64 {
    sample.low + sample.high + f64::from(sample.count)
}

#[uniffi::export]
pub fn sample_out(seed: i32) -> Sample {
    sample!(seed)
}

#[uniffi::export]
pub fn labelled_in(labelled: Labelled) -> f64 {
    labelled.low + labelled.high + labelled.label.len() as f64
}

#[uniffi::export]
pub fn labelled_out(seed: i32) -> Labelled {
    labelled!(seed)
}

#[uniffi::export]
pub fn string_in(text: &str) -> u32 {
    values::measure(text.as_bytes())
}

#[uniffi::export]
pub fn string_out(which: u32) -> String {
    values::stored(which)
}

#[uniffi::export]
pub fn samples_in(samples: Vec<Sample>) -> i64 {
    samples.iter().map(|sample| i64::from(sample.id)).sum()
}

#[uniffi::export]
pub fn samples_out(count: i32) -> Vec<Sample> {
    samples!(count)
}

#[uniffi::export]
pub fn bytes_in(data: Vec<u8>) -> u32 {
    values::measure(&data)
}

#[uniffi::export]
pub fn bytes_out(size: u32) -> Vec<u8> {
    vec![42; size as usize]
}

#[uniffi::export]
pub fn checked(value: i32) -> Result<i32, Refusal> {
    if value < 0 {
        return Err(Refusal::Negative { value });
    }
    Ok(2 * value)
}
