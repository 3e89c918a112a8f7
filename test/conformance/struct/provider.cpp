#include <algorithm>
#include <conf_struct_provider.hpp>

namespace {

namespace api = conf::struct_;

struct Provider {
    static api::Point flip(const api::Point &point) {
        return {point.y, point.x};
    }
    static api::Mixed step(api::Mixed mixed) {
        ++mixed.a;
        ++mixed.b;
        ++mixed.c;
        mixed.point = flip(mixed.point);
        mixed.visible = !mixed.visible;
        mixed.color = api::Color::green;
        std::reverse(mixed.codes.begin(), mixed.codes.end());
        return mixed;
    }
    static std::vector<api::Point> line(std::uint32_t n) {
        std::vector<api::Point> points;
        // Negated as a number without -0.
        for (std::int64_t i = 0; i != n; ++i) points.push_back({static_cast<double>(i), static_cast<double>(-i)});
        return points;
    }
    static std::vector<api::Point> visible(const std::vector<api::Mixed> &all) {
        std::vector<api::Point> points;
        for (const api::Mixed &mixed : all) {
            if (mixed.visible && mixed.point.x >= 0) points.push_back(mixed.point);
        }
        return points;
    }
};

} // namespace

FTK_PROVIDER(conf_struct, Provider);
