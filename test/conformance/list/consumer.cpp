#include <conf_list.hpp>
#include <harness.hpp>

void consume_list(const char *library);

void consume_list(const char *library) {
    namespace api = conf::list;
    using namespace conf_show;
    api::library::load(library);
    using api::Kind;
    line("reverse_u8([1, 2, 3])", list(api::reverse_u8({1, 2, 3})));
    line("reverse_f32([0.5, 1.5])", list(api::reverse_f32({0.5f, 1.5f})));
    line("reverse_strings([\"a\", \"\", \"c\"])", list(api::reverse_strings({"a", "", "c"})));
    line("reverse_points([(1, 2), (3, 4)])",
         list(api::reverse_points({{1, 2}, {3, 4}}), [](const api::Point &point) { return "(" + text(point.x) + ", " + text(point.y) + ")"; }));
    line("reverse_kinds([a, b, b])", list(api::reverse_kinds({Kind::a, Kind::b, Kind::b})));
    line("reverse_items([x [1, 2], y []])",
         list(api::reverse_items({{"x", {1, 2}}, {"y", {}}}), [](const api::Item &item) { return item.name + " " + list(item.parts); }));
    line("reverse_nested([[1], [], [2, 3]])", list(api::reverse_nested({{1}, {}, {2, 3}}), [](const auto &inner) { return list(inner); }));
    line("reverse_bytes([01, 0203])", list(api::reverse_bytes({{1}, {2, 3}}), [](const auto &bytes) { return hex(bytes); }));
    line("reverse_u8([])", list(api::reverse_u8({})));
    const std::vector<std::uint32_t> numbers = api::count(100000);
    std::uint64_t sum = 0;
    for (const std::uint32_t number : numbers) sum += number;
    line("count(100000)", text(numbers.size()) + " numbers, sum " + text(sum));
}
