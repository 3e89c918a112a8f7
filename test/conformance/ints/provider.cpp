#include <algorithm>
#include <conf_ints_provider.hpp>
#include <limits>

namespace {

namespace api = conf::ints;

template <class T>
T limit(bool low) {
    return low ? std::numeric_limits<T>::min() : std::numeric_limits<T>::max();
}

struct Provider {
    static std::int8_t echo_i8(std::int8_t value) { return value; }
    static std::uint8_t echo_u8(std::uint8_t value) { return value; }
    static std::int16_t echo_i16(std::int16_t value) { return value; }
    static std::uint16_t echo_u16(std::uint16_t value) { return value; }
    static std::int32_t echo_i32(std::int32_t value) { return value; }
    static std::uint32_t echo_u32(std::uint32_t value) { return value; }
    static std::int64_t echo_i64(std::int64_t value) { return value; }
    static std::uint64_t echo_u64(std::uint64_t value) { return value; }
    static std::size_t next_size(std::size_t value) { return value + 1; }
    static api::Numbers limits(bool low) {
        return {limit<std::int8_t>(low),  limit<std::uint8_t>(low),  limit<std::int16_t>(low), limit<std::uint16_t>(low),
                limit<std::int32_t>(low), limit<std::uint32_t>(low), limit<std::int64_t>(low), limit<std::uint64_t>(low)};
    }
    static std::uint64_t sum(const api::Numbers &n) {
        const auto bits = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
        return bits(n.a) + n.b + bits(n.c) + n.d + bits(n.e) + n.f + bits(n.g) + n.h;
    }
    static std::vector<std::int64_t> reverse(std::vector<std::int64_t> values) {
        std::reverse(values.begin(), values.end());
        return values;
    }
};

} // namespace

FTK_PROVIDER(conf_ints, Provider);
