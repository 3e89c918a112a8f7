#include <conf_bool.hpp>
#include <harness.hpp>

void consume_bool(const char *library);

void consume_bool(const char *library) {
    namespace api = conf::bool_;
    using namespace conf_show;
    api::library::load(library);
    line("negate(true)", text(api::negate(true)));
    line("negate(false)", text(api::negate(false)));
    line("all([true, true])", text(api::all({true, true})));
    line("all([true, false])", text(api::all({true, false})));
    line("all([])", text(api::all({})));
    line("pattern()", list(api::pattern()));
    const api::Switches swapped = api::swap({true, false});
    line("swap(on=true, off=false)", "on=" + text(swapped.on) + ", off=" + text(swapped.off));
}
