#include <conf_callback_throws_provider.hpp>

namespace {

namespace api = conf::callback_throws;

struct Provider {
    // The failure leaves as an exception here and as a value below: both are the consumer's own afterwards.
    static std::uint32_t run(std::uint32_t n, const api::provider::Visit &visit) {
        for (std::uint32_t i = 1; i <= n; ++i) visit(i);
        return n;
    }
    static ftk::expected<std::uint32_t, api::StopError> count_stops(std::uint32_t n, const api::provider::Visit &visit) {
        std::uint32_t stops = 0;
        for (std::uint32_t i = 1; i <= n; ++i) {
            auto result = visit.try_call(i);
            if (result) continue;
            if (!result.error().is<api::StopError::Stopped>()) return ftk::fail(std::move(result).error());
            ++stops;
        }
        return stops;
    }
    static std::uint32_t sum(std::uint32_t n, const api::provider::Plain &plain) {
        std::uint32_t total = 0;
        for (std::uint32_t i = 1; i <= n; ++i) total += plain(i);
        return total;
    }
};

} // namespace

FTK_PROVIDER(conf_callback_throws, Provider);
