use crate::conf_alias as api;
use crate::harness::{line, optional, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let names = |all: &[&str]| -> api::Names { all.iter().map(|name| name.to_string()).collect() };
    let span: api::Span = api::Range { first: 3, last: 10 };
    line("length(3..10)", api::length(span));
    line("join([\"a\", \"b\", \"c\"])", text(api::join(&names(&["a", "b", "c"]))));
    line("first([\"x\", \"y\"])", optional(api::first(&names(&["x", "y"])), text));
    line("first([])", optional(api::first(&[]), text));
}
