// The package in C++, as an author would write it.
#include <bench_native_provider.hpp>

#include "profiles.hpp"

namespace {

using namespace bench::native;

class Adder {
public:
    explicit Adder(std::int32_t start) : start_(start) {}
    std::int32_t add(std::int32_t by) const { return start_ + by; }

private:
    std::int32_t start_;
};

struct Traits {
    using Counter = Adder;
    using Meter = Adder;

    static void noop() {}
    static std::int32_t scalar(std::int32_t a, std::int32_t b) { return a + b; }
    static double struct_in(const Point &point) { return point.x + point.y + point.z; }
    static Point struct_out(double seed) { return {seed, seed + 1, seed + 2}; }
    static std::uint32_t string_in(std::string_view text) { return static_cast<std::uint32_t>(text.size()) + static_cast<unsigned char>(text[0]); }
    static const std::string &string_out(std::uint32_t which) {
        static const std::string texts[] = {bench_data::text(0), bench_data::text(1)};
        return texts[which & 1];
    }
    static double slice_in(ftk::span<const double> numbers) {
        double sum = 0;
        for (const double number : numbers) sum += number;
        return sum;
    }
    static ftk::expected<std::int32_t, Refusal> checked(std::int32_t value) {
        if (value < 0) return ftk::fail(Refusal::Negative{value});
        return 2 * value;
    }
    static const std::vector<Profile> &profiles() { return bench_data::profiles(); }
};

} // namespace

FTK_PROVIDER(bench_native, Traits);
