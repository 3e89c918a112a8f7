#include <conf_floats_provider.hpp>
#include <limits>

namespace {

namespace api = conf::floats;

struct Provider {
    static float echo_f32(float value) {
        return value;
    }
    static double echo_f64(double value) {
        return value;
    }
    static double mean(ftk::span<const double> values) {
        if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    }
    static api::Pair halve(api::Pair pair) {
        return {pair.single / 2, pair.double_ / 2};
    }
    static std::vector<double> special() {
        using limits = std::numeric_limits<double>;
        return {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), -0.0};
    }
};

} // namespace

FTK_PROVIDER(conf_floats, Provider);
