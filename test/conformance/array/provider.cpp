#include <algorithm>
#include <conf_array_provider.hpp>

namespace {

namespace api = conf::array;

struct Provider {
    static std::array<std::uint16_t, 4> reverse(std::array<std::uint16_t, 4> values) {
        std::reverse(values.begin(), values.end());
        return values;
    }
    static api::Matrix transpose(api::Matrix matrix) {
        std::swap(matrix.rows[0][1], matrix.rows[1][0]);
        return matrix;
    }
    static api::Holder turn(api::Holder holder) {
        std::reverse(holder.bytes.begin(), holder.bytes.end());
        std::reverse(holder.names.begin(), holder.names.end());
        std::reverse(holder.corner.begin(), holder.corner.end());
        return holder;
    }
    static std::array<std::string, 3> names(std::string_view prefix) {
        const std::string start(prefix);
        return {start + "0", start + "1", start + "2"};
    }
    static api::Point total(const std::array<api::Point, 3> &points) {
        api::Point sum;
        for (const api::Point &point : points) {
            sum.x += point.x;
            sum.y += point.y;
        }
        return sum;
    }
};

} // namespace

FTK_PROVIDER(conf_array, Provider);
