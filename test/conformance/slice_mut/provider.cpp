#include <conf_slice_mut_provider.hpp>

namespace {

namespace api = conf::slice_mut;

struct Provider {
    static void double_all(ftk::span<std::int32_t> values) {
        for (std::int32_t &value : values) value *= 2;
    }
    static std::uint32_t fill(ftk::span<std::uint8_t> buffer, std::uint32_t limit) {
        std::uint32_t written = 0;
        for (; written != limit && written != buffer.size(); ++written) buffer[written] = static_cast<std::uint8_t>(written + 1);
        return written;
    }
    static void flip(ftk::span<api::Point> points) {
        for (api::Point &point : points) std::swap(point.x, point.y);
    }
    static void scale(ftk::span<double> values, double by) {
        for (double &value : values) value /= by;
    }
};

} // namespace

FTK_PROVIDER(conf_slice_mut, Provider);
