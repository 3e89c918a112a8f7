//! The number that every path must find in the profiles.
use crate::bridge::bridge as cxx;
use bench_native::Profile;

/// Every length, the last byte of every text, every number.
#[derive(Default)]
pub struct Weight {
    sum: u64,
    scores: f64,
}

impl Weight {
    #[inline]
    pub fn text(&mut self, text: &str) {
        self.sum += text.len() as u64 + u64::from(text.as_bytes()[text.len() - 1]);
    }

    #[inline]
    pub fn number(&mut self, number: u64) {
        self.sum += number;
    }

    #[inline]
    pub fn score(&mut self, score: f64) {
        self.scores += score;
    }

    pub fn total(&self) -> f64 {
        self.scores + self.sum as f64
    }
}

/// The weight of owned values.
pub fn owned(profiles: &[Profile]) -> f64 {
    let mut weight = Weight::default();
    for one in profiles {
        weight.number(one.id);
        weight.text(&one.name);
        weight.text(&one.email);
        one.tags.iter().for_each(|tag| weight.text(tag));
        one.scores.iter().for_each(|score| weight.score(*score));
        if let Some(address) = &one.address {
            weight.text(&address.street);
            weight.number(u64::from(address.zip));
        }
    }
    weight.total()
}

/// The weight of what the provider wrote, read in place.
pub fn in_place() -> f64 {
    let mut weight = Weight::default();
    let profiles = bench_native::profiles_view();
    for one in profiles.get().iter() {
        weight.number(one.id());
        weight.text(one.name());
        weight.text(one.email());
        one.tags().iter().for_each(|tag| weight.text(tag));
        one.scores().iter().for_each(|score| weight.score(score));
        if let Some(address) = one.address() {
            weight.text(address.street());
            weight.number(u64::from(address.zip()));
        }
    }
    weight.total()
}

/// The weight of the values that cxx gives.
pub fn of_cxx() -> f64 {
    let mut weight = Weight::default();
    for one in &cxx::profiles() {
        weight.number(one.id);
        weight.text(&one.name);
        weight.text(&one.email);
        one.tags.iter().for_each(|tag| weight.text(tag));
        one.scores.iter().for_each(|score| weight.score(*score));
        for address in &one.address {
            weight.text(&address.street);
            weight.number(u64::from(address.zip));
        }
    }
    weight.total()
}
