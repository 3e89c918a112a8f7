#include <conf_default_args.hpp>
#include <harness.hpp>

void consume_default_args(const char *library);

void consume_default_args(const char *library) {
    namespace api = conf::default_args;
    using namespace conf_show;
    api::library::load(library);
    line("show()", text(api::show()));
    line("show(\"y\", 5)", text(api::show("y", 5)));
    line("show(\"y\", 5, 1.5, false, slow, read, 1)", text(api::show("y", 5, 1.5, false, api::Mode::slow, api::Access::read, 1)));
    line("open(\"k\")", text(api::open("k")));
    line("open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", text(api::open("k", {9}, {"a", "b"}, 4)));
}
