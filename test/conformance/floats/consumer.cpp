#include <conf_floats.hpp>
#include <harness.hpp>

void consume_floats(const char *library);

void consume_floats(const char *library) {
    namespace api = conf::floats;
    using namespace conf_show;
    api::library::load(library);
    line("echo_f32(1.5)", text(api::echo_f32(1.5f)));
    line("echo_f64(-0.125)", text(api::echo_f64(-0.125)));
    line("mean([1.0, 2.0, 6.0])", text(api::mean({1.0, 2.0, 6.0})));
    line("mean([])", text(api::mean({})));
    const api::Pair pair = api::halve({3.0f, 5.0});
    line("halve(3.0, 5.0)", text(pair.single) + " " + text(pair.double_));
    std::string all;
    for (const double value : api::special()) all += (all.empty() ? "" : " ") + text(value);
    line("special()", all);
}
