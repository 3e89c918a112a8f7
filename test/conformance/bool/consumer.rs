use crate::conf_bool as api;
use crate::harness::{line, list};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("negate(true)", api::negate(true));
    line("negate(false)", api::negate(false));
    line("all([true, true])", api::all(&[true, true]));
    line("all([true, false])", api::all(&[true, false]));
    line("all([])", api::all(&[]));
    line("pattern()", list(api::pattern(), |value| value.to_string()));
    let swapped = api::swap(&api::Switches { on: true, off: false });
    line("swap(on=true, off=false)", format!("on={}, off={}", swapped.on, swapped.off));
}
