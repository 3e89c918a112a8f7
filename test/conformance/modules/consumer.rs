use crate::conf_modules as api;
use crate::harness::{line, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("add(2, 3)", api::add(2, 3));
    line("math.power(2, 10)", api::math::power(api::math::Pair { base: 2, exponent: 10 }));
    for value in [-7, 0, 7] {
        let sign = api::math::deep::sign_of(value);
        line(&format!("math.deep.sign_of({value})"), sign.name().unwrap_or("unknown"));
    }
    line("text.twice(\"ab\")", text(api::text::twice("ab")));
    line("math.add(2, 3)", api::math::add(2, 3));
}
