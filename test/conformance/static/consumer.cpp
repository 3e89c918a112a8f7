#include <conf_static.hpp>
#include <harness.hpp>

void consume_static(const char *library);

void consume_static(const char *library) {
    namespace api = conf::static_;
    using namespace conf_show;
    api::library::load(library);
    using api::Counter;
    line("add(2, 3)", text(Counter::add(2, 3)));
    line("hundred().value()", text(Counter::hundred().value()));
    line("version", text(Counter::version()));
    line("larger(7, 9).value()", text(api::larger(Counter(7), Counter(9)).value()));
}
