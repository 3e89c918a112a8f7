#include <test_buffer_provider.hpp>

#include <numeric>

namespace {

namespace api = test::buffer;

template <typename S, typename T>
T sum(const S &values, T start) {
    return std::accumulate(values.begin(), values.end(), start);
}

class Blob {
public:
    Blob(const std::vector<std::uint8_t> &data, std::uint32_t scale) : sum_(::sum(data, std::uint64_t{0}) * scale) {}
    std::uint64_t sum() const {
        return sum_;
    }
    std::uint64_t add(ftk::span<const std::uint8_t> more) const {
        return ::sum(more, sum_);
    }

private:
    std::uint64_t sum_;
};

struct Provider {
    using Blob = ::Blob;

    static std::uint64_t address_of(ftk::span<const std::uint8_t> data) {
        return reinterpret_cast<std::uintptr_t>(data.data());
    }
    static std::uint64_t sum_bytes(const std::vector<std::uint8_t> &data) {
        return sum(data, std::uint64_t{0});
    }
    static std::int64_t sum_shorts(ftk::span<const std::int16_t> data) {
        return sum(data, std::int64_t{0});
    }
    static std::uint64_t sum_longs(ftk::span<const std::uint64_t> data) {
        return sum(data, std::uint64_t{0});
    }
    static float sum_floats(ftk::span<const float> data) {
        return sum(data, 0.0F);
    }
    static double sum_doubles(ftk::span<const double> data) {
        return sum(data, 0.0);
    }
    static std::uint64_t sum_both(ftk::span<const std::uint8_t> first, const std::string &name, ftk::span<const std::int32_t> second, const api::provider::Step &step) {
        const std::uint64_t start = sum(first, std::uint64_t{name.size()});
        step(start);
        return sum(second, start);
    }
    static void add_to(ftk::span<std::int32_t> data, std::int32_t value) {
        for (std::int32_t &one : data) one += value;
    }
    static void add_slowly(ftk::span<std::int32_t> data, std::int32_t value, const api::provider::Step &step) {
        for (std::int32_t &one : data) {
            one += value;
            step(static_cast<std::uint64_t>(one));
        }
    }
};

} // namespace

FTK_PROVIDER(test_buffer, Provider);
