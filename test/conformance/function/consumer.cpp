#include <conf_function.hpp>
#include <harness.hpp>

void consume_function(const char *library);

void consume_function(const char *library) {
    namespace api = conf::function;
    using namespace conf_show;
    api::library::load(library);
    const std::uint32_t before = api::calls();
    line("noop()", outcome(api::try_noop()));
    line("noop()", outcome(api::try_noop()));
    line("calls()", text(api::calls() - before));
    line("format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff)", text(api::format(-1, 2, 0.5f, 0.25, true, char32_t{0xfc}, "g", {0x0a, 0xff})));
    line("add10(1..10)", text(api::add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
    const api::Point middle = api::middle({0, 0}, {1, 3});
    line("middle((0, 0), (1, 3))", "(" + text(middle.x) + ", " + text(middle.y) + ")");
}
