#include <conf_optional.hpp>
#include <harness.hpp>

void consume_optional(const char *library);

void consume_optional(const char *library) {
    namespace api = conf::optional;
    using namespace conf_show;
    api::library::load(library);
    const auto point = [](const std::optional<api::Point> &value) {
        return value ? "(" + text(value->x) + ", " + text(value->y) + ")" : "none";
    };
    const auto person = [](const std::optional<api::Person> &value) { return value ? text(value->name) : "none"; };
    const auto numbers = [](const std::optional<std::vector<std::int32_t>> &value) { return value ? list(*value) : "none"; };
    const auto everything = [&](const api::Everything &all) {
        return text(all.number) + " " + text(all.flag) + " " + text(all.text) + " " + point(all.point) + " " + person(all.person) + " " + numbers(all.numbers);
    };
    line("number(5)", text(api::number(5)));
    line("number(none)", text(api::number({})));
    line("big(18446744073709551615)", text(api::big(UINT64_MAX)));
    line("big(none)", text(api::big({})));
    line("flag(false)", text(api::flag(false)));
    line("flag(none)", text(api::flag({})));
    line("text(\"\")", text(api::text("")));
    line("text(\"x\")", text(api::text("x")));
    line("text(none)", text(api::text({})));
    line("echo_point((1, 2))", point(api::echo_point(api::Point{1, 2})));
    line("echo_point(none)", point(api::echo_point({})));
    line("echo_person(\"ann\")", person(api::echo_person(api::Person{"ann"})));
    line("echo_person(none)", person(api::echo_person({})));
    line("numbers([])", numbers(api::numbers(std::vector<std::int32_t>{})));
    line("numbers([1, 2])", numbers(api::numbers(std::vector<std::int32_t>{1, 2})));
    line("numbers(none)", numbers(api::numbers(std::nullopt)));
    line("count(all)", text(api::count({1, true, "t", api::Point{1, 2}, api::Person{"p"}, std::vector<std::int32_t>{1, 2}})));
    line("count(nothing)", text(api::count({})));
    line("make(true)", everything(api::make(true)));
    line("make(false)", everything(api::make(false)));
    std::string holes;
    for (const auto &one : api::holes(4)) holes += (holes.empty() ? "" : " ") + text(one);
    line("holes(4)", holes);
}
