//! The package as an author would write it.
use bench_jvm::provider::*;
use ftk::{raise, Lent};

#[macro_use]
#[path = "../../values.rs"]
mod values;

pub struct MyCounter {
    start: i32,
}

impl Counter for MyCounter {
    fn new(start: i32) -> Self {
        MyCounter { start }
    }

    fn add(&self, by: i32) -> i32 {
        self.start.wrapping_add(by)
    }
}

struct MyPackage;

impl Package for MyPackage {
    type Counter = MyCounter;

    fn noop() {}

    fn add(a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }

    fn echo_string(value: String) -> String {
        value
    }

    fn echo_bytes(data: Vec<u8>) -> Vec<u8> {
        data
    }

    fn echo_person(person: Person) -> Lent<'static, Person> {
        person.into()
    }

    fn generate_locations(count: i32) -> Vec<Location> {
        locations!(count)
    }

    fn generate_user_profiles(count: i32) -> Lent<'static, Vec<UserProfile>> {
        user_profiles!(count).into()
    }

    fn sum_user_scores(users: Vec<UserProfile>) -> f64 {
        users.iter().map(|user| user.score).sum()
    }

    fn compute_sum(count: u32, get_item: GetItem<'_>) -> u64 {
        (0..count)
            .map(|index| {
                let point = get_item.call(index).unwrap_or_else(|error| raise(error));
                (point.x + point.y) as u64
            })
            .sum()
    }

    fn opposite_direction(direction: Direction) -> Direction {
        opposite!(direction)
    }

    fn direction_to_degrees(direction: Direction) -> i32 {
        degrees!(direction)
    }

    fn get_status_progress(status: TaskStatus) -> i32 {
        progress!(status)
    }

    fn is_status_complete(status: TaskStatus) -> bool {
        matches!(status, TaskStatus::Completed { .. })
    }

    fn sample_in(sample: Sample) -> f64 {
        sample.low + sample.high + f64::from(sample.count)
    }

    fn sample_out(seed: i32) -> Sample {
        sample!(seed)
    }

    fn labelled_in(labelled: Labelled) -> f64 {
        labelled.low + labelled.high + labelled.label.len() as f64
    }

    fn labelled_out(seed: i32) -> Lent<'static, Labelled> {
        labelled!(seed).into()
    }

    fn string_in(text: &str) -> u32 {
        values::measure(text.as_bytes())
    }

    fn string_out(which: u32) -> String {
        values::stored(which)
    }

    fn samples_in(samples: Vec<Sample>) -> i64 {
        samples.iter().map(|sample| i64::from(sample.id)).sum()
    }

    fn samples_out(count: i32) -> Vec<Sample> {
        samples!(count)
    }

    fn bytes_in(data: &[u8]) -> u32 {
        values::measure(data)
    }

    fn bytes_out(size: u32) -> Vec<u8> {
        vec![42; size as usize]
    }

    fn checked(value: i32) -> Result<i32, Refusal> {
        if value < 0 {
            return Err(Refusal::Negative { value });
        }
        Ok(2 * value)
    }
}

bench_jvm::export!(MyPackage);
