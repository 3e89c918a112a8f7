use crate::conf_char as api;
use crate::harness::{char, line, optional, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("next('a')", char(api::next('a')));
    line("next(U+D7FF)", char(api::next('\u{D7FF}')));
    line("next(U+1F600)", char(api::next('\u{1F600}')));
    line("split(\"aü😀\")", api::split("aü😀").into_iter().map(char).collect::<Vec<_>>().join(" "));
    line("join(U+0048 U+0069 U+1F600)", text(api::join(&['H', 'i', '😀'])));
    line("first(\"été\")", optional(api::first("été"), char));
    line("first(\"\")", optional(api::first(""), char));
}
