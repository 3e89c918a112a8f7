use crate::conf_floats::{self as api, Pair};
use crate::harness::{float, line};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("echo_f32(1.5)", float(api::echo_f32(1.5).into()));
    line("echo_f64(-0.125)", float(api::echo_f64(-0.125)));
    line("mean([1.0, 2.0, 6.0])", float(api::mean(&[1.0, 2.0, 6.0])));
    line("mean([])", float(api::mean(&[])));
    let half = api::halve(Pair { single: 3.0, double: 5.0 });
    line("halve(3.0, 5.0)", format!("{} {}", float(half.single.into()), float(half.double)));
    line("special()", api::special().into_iter().map(float).collect::<Vec<_>>().join(" "));
}
