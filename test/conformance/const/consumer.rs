use crate::conf_const as api;
use crate::harness::{char, float, hex, line};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("MAX_KEY", api::MAX_KEY);
    line("SMALL", api::SMALL);
    line("BIG", api::BIG);
    line("MIN", api::MIN);
    line("RATIO", float(api::RATIO));
    line("FLAG", api::FLAG);
    line("LETTER", char(api::LETTER));
    line("GREETING", format!("{} bytes", api::GREETING.len()));
    line("MAGIC", hex(api::MAGIC));
    line("LEVEL", api::LEVEL.0);
    line("ALL", api::ALL.bits());
    line("MIXED", api::MIXED);
    line("checksum()", api::checksum());
}
