#include <conf_packages.hpp>
#include <harness.hpp>

void consume_packages(const char *library);

void consume_packages(const char *library) {
    namespace api = conf::packages;
    using namespace conf_show;
    api::library::load(library);
    namespace geometry = conf::geometry;
    using geometry::Shape;
    geometry::library::load(library);
    const auto point = [](const geometry::Point &p) { return "(" + text(p.x) + ", " + text(p.y) + ")"; };
    line("move_by((1, 2), 10, 20)", point(api::move_by({1, 2}, 10, 20)));
    line("describe(circle 3)", text(api::describe(Shape::Circle{3})));
    line("describe(square 4)", text(api::describe(Shape::Square{4})));
    line("describe(nothing)", text(api::describe(Shape::Nothing{})));
    const api::Bounds bounds = api::bounds_of({{1, 9}, {5, 2}});
    line("bounds_of([(1, 9), (5, 2)])", point(bounds.low) + ".." + point(bounds.high) + " color=" + std::string(to_string(bounds.color)));
    line("geometry.origin()", point(geometry::origin()));
    line("geometry.length((3, 4))", text(geometry::length({3, 4})));
}
