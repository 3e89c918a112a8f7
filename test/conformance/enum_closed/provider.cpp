#include <algorithm>
#include <conf_enum_closed_provider.hpp>

namespace {

namespace api = conf::enum_closed;

struct Provider {
    static api::Order reverse(api::Order order) {
        if (order == api::Order::equal) return order;
        return order == api::Order::less ? api::Order::greater : api::Order::less;
    }
    static api::Order compare(std::int32_t a, std::int32_t b) {
        if (a == b) return api::Order::equal;
        return a < b ? api::Order::less : api::Order::greater;
    }
    static api::Pair swap(const api::Pair &pair) {
        return {pair.second, pair.first};
    }
    static std::uint32_t count_equal(const std::vector<api::Order> &orders) {
        return static_cast<std::uint32_t>(std::count(orders.begin(), orders.end(), api::Order::equal));
    }
};

} // namespace

FTK_PROVIDER(conf_enum_closed, Provider);
