//! What every provider gives and counts: the same bodies, on the types of the crate that includes this file.

macro_rules! locations {
    ($count:expr) => {
        (0..$count)
            .map(|i| Location {
                id: i64::from(i),
                lat: 37.7749 + f64::from(i) * 0.001,
                lng: -122.4194 + f64::from(i) * 0.001,
                rating: 3.0 + f64::from(i % 20) * 0.1,
                review_count: 10 + i * 5,
                is_open: i % 2 == 0,
            })
            .collect::<Vec<_>>()
    };
}

macro_rules! user_profiles {
    ($count:expr) => {
        (0..$count)
            .map(|i| UserProfile {
                id: i64::from(i),
                name: format!("User {i}"),
                email: format!("user{i}@example.com"),
                bio: format!("This is a bio for user {i}. It contains some text to make it realistic."),
                age: 20 + i % 50,
                score: f64::from(i) * 1.5,
                tags: vec![format!("tag{}", i % 5), format!("category{}", i % 3), "common".to_string()],
                scores: vec![i % 100, (i + 10) % 100, (i + 20) % 100],
                is_active: i % 2 == 0,
            })
            .collect::<Vec<_>>()
    };
}

macro_rules! samples {
    ($count:expr) => {
        (0..$count).map(|i| sample!(i)).collect::<Vec<_>>()
    };
}

macro_rules! sample {
    ($seed:expr) => {
        Sample { id: $seed, low: f64::from($seed) * 0.5, high: f64::from($seed) * 2.0, valid: true, count: 3 }
    };
}

macro_rules! labelled {
    ($seed:expr) => {
        Labelled { id: $seed, low: f64::from($seed) * 0.5, high: f64::from($seed) * 2.0, valid: true, label: "sixteen letters!".to_string() }
    };
}

macro_rules! opposite {
    ($direction:expr) => {
        match $direction {
            Direction::North => Direction::South,
            Direction::South => Direction::North,
            Direction::East => Direction::West,
            Direction::West => Direction::East,
        }
    };
}

macro_rules! degrees {
    ($direction:expr) => {
        match $direction {
            Direction::North => 0,
            Direction::East => 90,
            Direction::South => 180,
            Direction::West => 270,
        }
    };
}

macro_rules! progress {
    ($status:expr) => {
        match $status {
            TaskStatus::Pending => 0,
            TaskStatus::InProgress { progress } => progress,
            TaskStatus::Completed { result } => result,
            TaskStatus::Failed { error_code, .. } => error_code,
        }
    };
}

/// The number of bytes, and the first one.
pub fn measure(bytes: &[u8]) -> u32 {
    bytes.len() as u32 + u32::from(bytes[0])
}

/// 0: 16 bytes, 1: 1 KiB of ASCII.
pub fn stored(which: u32) -> String {
    "sixteen letters!".repeat(if which == 0 { 1 } else { 64 })
}
