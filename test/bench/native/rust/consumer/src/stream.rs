//! Reads the byte stream of profiles, with every length and every text checked: into owned values, or without making any.
use crate::c::{stream_free, stream_profiles};
use crate::weight::Weight;
use bench_native::{Address, Profile};

/// The stream of one call, given back at the end.
struct Stream {
    bytes: *mut u8,
    len: usize,
    at: usize,
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: what `stream_profiles` gave.
        unsafe { stream_free(self.bytes, self.len) }
    }
}

impl Stream {
    fn new() -> Stream {
        let mut len = 0;
        // SAFETY: as declared.
        let bytes = unsafe { stream_profiles(&mut len) };
        Stream { bytes, len, at: 0 }
    }

    fn take(&mut self, len: usize) -> &[u8] {
        // SAFETY: the provider wrote `len` bytes.
        let bytes = unsafe { std::slice::from_raw_parts(self.bytes, self.len) };
        let taken = &bytes[self.at..self.at + len];
        self.at += len;
        taken
    }

    fn fixed<const N: usize>(&mut self) -> [u8; N] {
        self.take(N).try_into().expect("the length")
    }

    fn count(&mut self) -> usize {
        u32::from_le_bytes(self.fixed()) as usize
    }

    fn text(&mut self) -> &str {
        let len = self.count();
        std::str::from_utf8(self.take(len)).expect("text")
    }

    fn score(&mut self) -> f64 {
        f64::from_le_bytes(self.fixed())
    }

    fn profile(&mut self) -> Profile {
        let id = u64::from_le_bytes(self.fixed());
        let name = self.text().to_owned();
        let email = self.text().to_owned();
        let tags = (0..self.count()).map(|_| self.text().to_owned()).collect();
        let scores = (0..self.count()).map(|_| self.score()).collect();
        let address = match self.fixed() {
            [0u8] => None,
            _ => Some(Address::new(self.text().to_owned(), u32::from_le_bytes(self.fixed()))),
        };
        Profile { address, ..Profile::new(id, name, email, tags, scores) }
    }
}

/// All profiles as owned values.
pub fn owned() -> Vec<Profile> {
    let mut stream = Stream::new();
    (0..stream.count()).map(|_| stream.profile()).collect()
}

/// The weight of all profiles.
pub fn walked() -> f64 {
    let mut stream = Stream::new();
    let mut weight = Weight::default();
    for _ in 0..stream.count() {
        weight.number(u64::from_le_bytes(stream.fixed()));
        weight.text(stream.text());
        weight.text(stream.text());
        for _ in 0..stream.count() {
            weight.text(stream.text());
        }
        for _ in 0..stream.count() {
            weight.score(stream.score());
        }
        if stream.fixed() != [0u8] {
            weight.text(stream.text());
            weight.number(u64::from(u32::from_le_bytes(stream.fixed())));
        }
    }
    weight.total()
}
