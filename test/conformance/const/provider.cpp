#include <conf_const_provider.hpp>

namespace {

namespace api = conf::const_;

struct Provider {
    static std::uint32_t checksum() {
        std::uint32_t sum = api::MAX_KEY;
        for (const char byte : api::GREETING) sum += static_cast<unsigned char>(byte);
        return sum;
    }
};

} // namespace

FTK_PROVIDER(conf_const, Provider);
