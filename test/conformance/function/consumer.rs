use crate::conf_function::{self as api, Point};
use crate::harness::{float, line, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let before = api::calls();
    for _ in 0..2 {
        api::noop();
        line("noop()", "ok");
    }
    line("calls()", api::calls() - before);
    let formatted = api::format(-1, 2, 0.5, 0.25, true, 'ü', "g", &[0x0a, 0xff]);
    line("format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff)", text(formatted));
    line("add10(1..10)", api::add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    let middle = api::middle(Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 3.0 });
    line("middle((0, 0), (1, 3))", format!("({}, {})", float(middle.x), float(middle.y)));
}
