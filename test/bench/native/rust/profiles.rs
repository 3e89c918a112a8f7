//! The thousand profiles that every path moves.
use bench_native::types::{Address, Profile};
use std::sync::OnceLock;

fn profile(i: u32) -> Profile {
    let n = f64::from(i);
    let tags = vec![format!("topic{}", i % 10), format!("group{:02}", i % 100), format!("region{}", i % 7)];
    let address = (i % 3 != 0).then(|| Address::new(format!("Main Street {i}"), 10000 + i));
    Profile { address, ..Profile::new(7919 * u64::from(i), format!("Person {i:04}"), format!("person.{i:04}@example.eu"), tags, vec![n * 0.5, n + 1.0, n + 2.0, n + 3.0]) }
}

/// The stored profiles.
pub fn profiles() -> &'static Vec<Profile> {
    static STORED: OnceLock<Vec<Profile>> = OnceLock::new();
    STORED.get_or_init(|| (0..1000).map(profile).collect())
}
