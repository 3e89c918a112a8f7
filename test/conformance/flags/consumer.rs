use crate::conf_flags::{self as api, Access, Mode};
use crate::harness::line;

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("with_read(write)", api::with_read(Access::WRITE).bits());
    line("echo(all)", api::echo(Access::ALL).bits());
    line("echo(unknown bit 4096)", api::echo(Access::from_bits_retain(4096)).bits());
    line("toggle(fast)", api::toggle(Mode::FAST).bits());
    line("toggle(fast | safe)", api::toggle(Mode::FAST | Mode::SAFE).bits());
    let rule = api::make_rule();
    line("make_rule()", format!("{} {}", rule.access.bits(), rule.mode.bits()));
}
