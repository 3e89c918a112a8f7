#include <algorithm>
#include <cmath>
#include <conf_geometry_provider.hpp>
#include <conf_packages_provider.hpp>

namespace {

namespace api = conf::packages;
namespace geometry = conf::geometry;

struct Geometry {
    static geometry::Point origin() {
        return {};
    }
    static double length(const geometry::Point &point) {
        return std::hypot(point.x, point.y);
    }
};

struct Packages {
    static geometry::Point move_by(const geometry::Point &point, std::int32_t dx, std::int32_t dy) {
        return {point.x + dx, point.y + dy};
    }
    static std::string describe(const geometry::Shape &form) {
        if (const auto *circle = form.get_if<geometry::Shape::Circle>()) return "circle of " + std::to_string(circle->value);
        if (const auto *square = form.get_if<geometry::Shape::Square>()) return "square of " + std::to_string(square->side);
        return "nothing";
    }
    static api::Bounds bounds_of(const std::vector<geometry::Point> &points) {
        api::Bounds bounds;
        if (points.empty()) return bounds;
        bounds.low = bounds.high = points.front();
        for (const geometry::Point &point : points) {
            bounds.low = {std::min(bounds.low.x, point.x), std::min(bounds.low.y, point.y)};
            bounds.high = {std::max(bounds.high.x, point.x), std::max(bounds.high.y, point.y)};
        }
        return bounds;
    }
};

} // namespace

FTK_PROVIDER(conf_geometry, Geometry);
FTK_PROVIDER(conf_packages, Packages);
