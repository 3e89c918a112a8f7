use crate::conf_alias as api;
use crate::harness::{line, optional, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("length(3..10)", api::length(api::Range { first: 3, last: 10 }));
    line("join([\"a\", \"b\", \"c\"])", text(api::join(&["a", "b", "c"].map(String::from))));
    line("first([\"x\", \"y\"])", optional(api::first(&["x", "y"].map(String::from)), text));
    line("first([])", optional(api::first(&[]), text));
}
