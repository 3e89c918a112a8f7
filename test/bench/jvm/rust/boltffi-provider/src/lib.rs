//! The same package behind BoltFFI.
use boltffi::*;
use std::sync::Mutex;

#[macro_use]
#[path = "../../values.rs"]
mod values;

boltffi::scaffolding!();

#[data]
#[derive(Clone, Copy)]
pub struct Location {
    pub id: i64,
    pub lat: f64,
    pub lng: f64,
    pub rating: f64,
    pub review_count: i32,
    pub is_open: bool,
}

#[data]
#[derive(Clone, Copy)]
pub struct DataPoint {
    pub x: f64,
    pub y: f64,
    pub timestamp: i64,
}

#[data]
#[derive(Clone, Copy)]
pub struct Sample {
    pub id: i32,
    pub low: f64,
    pub high: f64,
    pub valid: bool,
    pub count: i32,
}

#[data]
#[derive(Clone)]
pub struct Person {
    pub name: String,
    pub age: u32,
}

#[data]
#[derive(Clone)]
pub struct Labelled {
    pub id: i32,
    pub low: f64,
    pub high: f64,
    pub valid: bool,
    pub label: String,
}

#[data]
#[derive(Clone)]
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

#[data]
#[derive(Clone, Copy)]
pub enum Direction {
    North,
    South,
    East,
    West,
}

#[data]
#[derive(Clone)]
pub enum TaskStatus {
    Pending,
    InProgress { progress: i32 },
    Completed { result: i32 },
    Failed { error_code: i32, retry_count: i32 },
}

#[error]
#[derive(Clone, Debug)]
pub enum Refusal {
    Negative { value: i32 },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("A number below zero.")
    }
}

#[export]
pub struct Counter {
    start: i32,
}

#[export]
impl Counter {
    pub fn new(start: i32) -> Self {
        Counter { start }
    }

    pub fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

#[export]
pub trait DataProvider: Send + Sync {
    fn get_count(&self) -> u32;
    fn get_item(&self, index: u32) -> DataPoint;
}

#[export]
pub struct DataConsumer {
    provider: Mutex<Option<Box<dyn DataProvider>>>,
}

#[export]
impl DataConsumer {
    pub fn new() -> Self {
        DataConsumer { provider: Mutex::new(None) }
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

#[export]
pub fn noop() {}

#[export]
pub fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[export]
pub fn echo_string(value: String) -> String {
    value
}

#[export]
pub fn echo_bytes(data: Vec<u8>) -> Vec<u8> {
    data
}

#[export]
pub fn echo_person(person: Person) -> Person {
    person
}

#[export]
pub fn generate_locations(count: i32) -> Vec<Location> {
    locations!(count)
}

#[export]
pub fn generate_user_profiles(count: i32) -> Vec<UserProfile> {
    user_profiles!(count)
}

#[export]
pub fn sum_user_scores(users: Vec<UserProfile>) -> f64 {
    users.iter().map(|user| user.score).sum()
}

#[export]
pub fn opposite_direction(direction: Direction) -> Direction {
    opposite!(direction)
}

#[export]
pub fn direction_to_degrees(direction: Direction) -> i32 {
    degrees!(direction)
}

#[export]
pub fn get_status_progress(status: TaskStatus) -> i32 {
    progress!(status)
}

#[export]
pub fn is_status_complete(status: TaskStatus) -> bool {
    matches!(status, TaskStatus::Completed { .. })
}

#[export]
pub fn sample_in(sample: Sample) -> f64 {
    sample.low + sample.high + f64::from(sample.count)
}

#[export]
pub fn sample_out(seed: i32) -> Sample {
    sample!(seed)
}

#[export]
pub fn labelled_in(labelled: Labelled) -> f64 {
    labelled.low + labelled.high + labelled.label.len() as f64
}

#[export]
pub fn labelled_out(seed: i32) -> Labelled {
    labelled!(seed)
}

#[export]
pub fn string_in(text: &str) -> u32 {
    values::measure(text.as_bytes())
}

#[export]
pub fn string_out(which: u32) -> String {
    values::stored(which)
}

#[export]
pub fn samples_in(samples: Vec<Sample>) -> i64 {
    samples.iter().map(|sample| i64::from(sample.id)).sum()
}

#[export]
pub fn samples_out(count: i32) -> Vec<Sample> {
    samples!(count)
}

#[export]
pub fn bytes_in(data: Vec<u8>) -> u32 {
    values::measure(&data)
}

#[export]
pub fn bytes_out(size: u32) -> Vec<u8> {
    vec![42; size as usize]
}

#[export]
pub fn checked(value: i32) -> Result<i32, Refusal> {
    if value < 0 {
        return Err(Refusal::Negative { value });
    }
    Ok(2 * value)
}
