#include <conf_alias.hpp>
#include <harness.hpp>

void consume_alias(const char *library);

void consume_alias(const char *library) {
    namespace api = conf::alias;
    using namespace conf_show;
    api::library::load(library);
    line("length(3..10)", text(api::length({3, 10})));
    line("join([\"a\", \"b\", \"c\"])", text(api::join({"a", "b", "c"})));
    line("first([\"x\", \"y\"])", text(api::first({"x", "y"})));
    line("first([])", text(api::first({})));
}
