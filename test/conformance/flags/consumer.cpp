#include <conf_flags.hpp>
#include <harness.hpp>

void consume_flags(const char *library);

void consume_flags(const char *library) {
    namespace api = conf::flags;
    using namespace conf_show;
    api::library::load(library);
    using api::Access;
    using api::Mode;
    line("with_read(write)", text(api::with_read(Access::write)));
    line("echo(all)", text(api::echo(Access::all)));
    line("echo(unknown bit 4096)", text(api::echo(static_cast<Access>(4096))));
    line("toggle(fast)", text(api::toggle(Mode::fast)));
    line("toggle(fast | safe)", text(api::toggle(Mode::fast | Mode::safe)));
    const api::Rule rule = api::make_rule();
    line("make_rule()", text(rule.access) + " " + text(rule.mode));
}
