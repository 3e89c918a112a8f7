#include <algorithm>
#include <conf_bool_provider.hpp>

namespace {

namespace api = conf::bool_;

struct Provider {
    static bool negate(bool value) {
        return !value;
    }
    static bool all(const std::vector<bool> &values) {
        return std::all_of(values.begin(), values.end(), [](bool value) { return value; });
    }
    static std::vector<bool> pattern() {
        return {true, false, true};
    }
    static api::Switches swap(const api::Switches &switches) {
        return {switches.off, switches.on};
    }
};

} // namespace

FTK_PROVIDER(conf_bool, Provider);
