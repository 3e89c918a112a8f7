#include <conf_modules_provider.hpp>

namespace {

namespace api = conf::modules;

struct Provider {
    static std::int32_t add(std::int32_t a, std::int32_t b) {
        return a + b;
    }

    struct math {
        static std::int64_t power(api::math::Pair pair) {
            std::int64_t result = 1;
            for (std::uint32_t i = 0; i != pair.exponent; ++i) result *= pair.base;
            return result;
        }
        static std::int32_t add(std::int32_t a, std::int32_t b) {
            return a * b;
        }
        struct deep {
            static api::math::deep::Sign sign_of(std::int64_t value) {
                using api::math::deep::Sign;
                if (value == 0) return Sign::zero;
                return value < 0 ? Sign::negative : Sign::positive;
            }
        };
    };

    struct text {
        static std::string twice(std::string_view text) {
            return std::string(text) + std::string(text);
        }
    };
};

} // namespace

FTK_PROVIDER(conf_modules, Provider);
