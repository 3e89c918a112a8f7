use crate::conf_string::{self as api, sys, Card};
use crate::harness::{line, list, table, text};
use std::path::Path;
use std::ptr::null_mut;

/// The status of a call with bytes that are no text, which only a call below the generated code can pass.
fn byte_length_of(library: &Path, bytes: &[u8]) -> i32 {
    let table = table::<sys::conf_string_api>(library, c"conf_string_get_api");
    let (mut out, mut err) = (0, null_mut());
    // SAFETY: the arguments live until the call returns.
    unsafe {
        let status = ((*table).byte_length)(bytes.as_ptr(), bytes.len(), &mut out, &mut err);
        ftk::Error::from_raw(err, status).status()
    }
}

pub fn consume(library: &Path) {
    api::load(library).expect("the library serves the package");
    line("twice(\"ab\")", text(api::twice("ab")));
    line("twice(\"\")", text(api::twice("")));
    line("twice(\"зд😀\")", text(api::twice("зд😀")));
    line("byte_length(\"aü😀\")", api::byte_length("aü😀"));
    line("byte_length(\"with U+0000 inside\")", api::byte_length("a\0b"));
    let long = api::fill(100_000);
    let all = if long.bytes().all(|byte| byte == b'x') { "all x" } else { "not all x" };
    line("fill(100000)", format!("{} bytes, {all}", long.len()));
    line("join([\"a\", \"\", \"ü\"])", text(api::join(&["a", "", "ü"].map(String::from))));
    line("split(\"a/b//c\")", list(api::split("a/b//c"), text));
    let card = api::turn(&Card { title: "T".into(), lines: vec!["1".into(), "2".into()] });
    line("turn(\"T\", [\"1\", \"2\"])", format!("{} {}", text(card.title), list(card.lines, text)));
    line("invalid UTF-8 in", format!("status {}", byte_length_of(library, b"a\xff")));
}
