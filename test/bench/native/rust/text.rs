//! The texts of the bench.
use std::sync::OnceLock;

/// Text number `which`: 16 bytes or 1 KiB.
pub fn stored(which: u32) -> &'static String {
    static TEXTS: OnceLock<[String; 2]> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| [16, 1024].map(|len| (b'a'..=b'z').cycle().take(len).map(char::from).collect()));
    &texts[which as usize & 1]
}
