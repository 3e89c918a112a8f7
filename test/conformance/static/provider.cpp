#include <algorithm>
#include <conf_static_provider.hpp>

namespace {

class Counter {
public:
    explicit Counter(std::uint32_t start) : value_(start) {}

    static std::uint32_t add(std::uint32_t a, std::uint32_t b) {
        return a + b;
    }
    static std::unique_ptr<Counter> hundred() {
        return std::make_unique<Counter>(100u);
    }
    static std::string_view version() {
        return "v1";
    }
    std::uint32_t value() const {
        return value_;
    }

private:
    std::uint32_t value_;
};

struct Provider {
    using Counter = ::Counter;

    static std::unique_ptr<Counter> larger(const Counter &a, const Counter &b) {
        return std::make_unique<Counter>(std::max(a.value(), b.value()));
    }
};

} // namespace

FTK_PROVIDER(conf_static, Provider);
