#include <conf_modules.hpp>
#include <harness.hpp>

void consume_modules(const char *library);

void consume_modules(const char *library) {
    namespace api = conf::modules;
    using namespace conf_show;
    api::library::load(library);
    line("add(2, 3)", text(api::add(2, 3)));
    line("math.power(2, 10)", text(api::math::power({2, 10})));
    for (const std::int64_t number : {-7, 0, 7}) line("math.deep.sign_of(" + text(number) + ")", std::string(to_string(api::math::deep::sign_of(number))));
    line("text.twice(\"ab\")", text(api::text::twice("ab")));
    line("math.add(2, 3)", text(api::math::add(2, 3)));
}
