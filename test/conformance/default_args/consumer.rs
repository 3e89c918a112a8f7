use crate::conf_default_args::{self as api, Access, Mode, Options};
use crate::harness::{line, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    // Rust has no default arguments: they are written out.
    let both = Access::READ | Access::WRITE;
    line("show()", text(api::show("x", 2, 0.5, true, Mode::FAST, both, api::LIMIT)));
    line("show(\"y\", 5)", text(api::show("y", 5, 0.5, true, Mode::FAST, both, api::LIMIT)));
    let all = api::show("y", 5, 1.5, false, Mode::SLOW, Access::READ, 1);
    line("show(\"y\", 5, 1.5, false, slow, read, 1)", text(all));
    line("open(\"k\")", text(api::open("k", &Options::default(), &[], None)));
    let deep = Options { depth: 9, ..Options::default() };
    let opened = api::open("k", &deep, &["a".into(), "b".into()], Some(4));
    line("open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", text(opened));
}
