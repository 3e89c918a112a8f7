#include <conf_slice.hpp>
#include <harness.hpp>

void consume_slice(const char *library);

void consume_slice(const char *library) {
    namespace api = conf::slice;
    using namespace conf_show;
    api::library::load(library);
    const auto point = [](const api::Point &p) { return "(" + text(p.x) + ", " + text(p.y) + ")"; };
    line("sum_u8([1, 2, 250])", text(api::sum_u8({1, 2, 250})));
    line("sum_i32([-5, 2147483647])", text(api::sum_i32({-5, INT32_MAX})));
    line("sum_f64([0.5, 0.25])", text(api::sum_f64({0.5, 0.25})));
    line("sum_f64([])", text(api::sum_f64({})));
    line("sum_points([(1, 2), (3, 4)])", point(api::sum_points({{1, 2}, {3, 4}})));
    const std::vector<std::uint32_t> numbers{1, 2, 3, 4};
    const auto tail = api::tail(numbers, 2);
    line("tail([1, 2, 3, 4], 2)", tail->data() == numbers.data() + 2 ? list(*tail) : "a copy");
    const api::Series series(4);
    const auto values = series.values();
    line("series.values()", list(*values));
    const auto points = series.points();
    line("series.points()", list(*points, point));
}
