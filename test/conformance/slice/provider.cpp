#include <algorithm>
#include <conf_slice_provider.hpp>
#include <numeric>

namespace {

namespace api = conf::slice;

class Series {
public:
    explicit Series(std::uint32_t count) {
        for (std::int64_t i = 1; i <= count; ++i) {
            values_.push_back(i * i);
            points_.push_back({static_cast<float>(i * i), static_cast<float>(-i * i)});
        }
    }

    const std::vector<std::int64_t> &values() const {
        return values_;
    }
    ftk::span<const api::Point> points() const {
        return points_;
    }

private:
    std::vector<std::int64_t> values_;
    std::vector<api::Point> points_;
};

struct Provider {
    using Series = ::Series;

    static std::uint64_t sum_u8(ftk::span<const std::uint8_t> values) {
        return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
    }
    static std::int64_t sum_i32(ftk::span<const std::int32_t> values) {
        return std::accumulate(values.begin(), values.end(), std::int64_t{0});
    }
    static double sum_f64(ftk::span<const double> values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    }
    static api::Point sum_points(ftk::span<const api::Point> points) {
        api::Point sum;
        for (const api::Point &point : points) {
            sum.x += point.x;
            sum.y += point.y;
        }
        return sum;
    }
    static ftk::span<const std::uint32_t> tail(ftk::span<const std::uint32_t> values, std::uint32_t start) {
        const std::size_t from = std::min<std::size_t>(start, values.size());
        return values.subspan(from, values.size() - from);
    }
};

} // namespace

FTK_PROVIDER(conf_slice, Provider);
