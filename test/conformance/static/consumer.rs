use crate::conf_static::{self as api, Counter};
use crate::harness::{line, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("add(2, 3)", Counter::add(2, 3));
    line("hundred().value()", Counter::hundred().value());
    line("version", text(Counter::version()));
    line("larger(7, 9).value()", api::larger(&Counter::new(7), &Counter::new(9)).value());
}
