#include <conf_skew_provider.hpp>

namespace {

namespace api = conf::skew;

class Box {
public:
    std::uint32_t put(const api::Item &item) {
        items_.push_back(item);
        return static_cast<std::uint32_t>(items_.size());
    }
#ifndef CONF_OLD
    double total() const {
        double sum = 0;
        for (const api::Item &item : items_) sum += item.price;
        return sum;
    }
#endif

private:
    std::vector<api::Item> items_;
};

struct Provider {
    using Box = ::Box;

    static api::Kind kind_of(std::uint8_t n) {
        return static_cast<api::Kind>(n);
    }
    static api::Item make_item(std::string_view name) {
        api::Item item;
        item.name = name;
        return item;
    }
#ifdef CONF_OLD
    static ftk::expected<void, api::SkewError> fail(std::uint32_t) {
        return ftk::fail(api::SkewError::Old{});
    }
#else
    static ftk::expected<void, api::SkewError> fail(std::uint32_t n) {
        if (n == 1) return ftk::fail(api::SkewError::Old{});
        return ftk::fail(api::SkewError::New{"because"});
    }
    static std::string newer(std::string_view text) {
        return std::string(text) + "!";
    }
#endif
};

} // namespace

FTK_PROVIDER(conf_skew, Provider);
