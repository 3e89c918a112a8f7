#include <conf_slice_mut.hpp>
#include <harness.hpp>

void consume_slice_mut(const char *library);

void consume_slice_mut(const char *library) {
    namespace api = conf::slice_mut;
    using namespace conf_show;
    api::library::load(library);
    std::vector<std::int32_t> numbers{1, -2, 3};
    api::double_all(numbers);
    line("double_all([1, -2, 3])", list(numbers));
    numbers.clear();
    api::double_all(numbers);
    line("double_all([])", list(numbers));
    std::array<std::uint8_t, 4> bytes{};
    std::uint32_t written = api::fill(bytes, 10);
    line("fill(4 bytes, 10)", text(written) + " " + hex(bytes));
    bytes = {};
    written = api::fill(bytes, 2);
    line("fill(4 bytes, 2)", text(written) + " " + hex(bytes));
    std::vector<api::Point> points{{1, 2}, {3, 4}};
    api::flip(points);
    line("flip([(1, 2), (3, 4)])", list(points, [](const api::Point &point) { return "(" + text(point.x) + ", " + text(point.y) + ")"; }));
    std::array<double, 2> values{1.0, 3.0};
    api::scale(values, 2.0);
    line("scale([1.0, 3.0], 2.0)", list(values));
}
