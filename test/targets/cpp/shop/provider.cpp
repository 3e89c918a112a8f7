// The shop in C++. SHOP_OLD builds it as it was at 1.0.0.
#include <acme_shop_provider.hpp>
#include <cmath>
#include <map>
#include <mutex>

namespace {

class MyBasket {
public:
    std::uint32_t add(acme::shop::Line line) {
        if (!label_.empty()) label_ += ", ";
        label_ += line.name;
        lines_.push_back(std::move(line));
        return static_cast<std::uint32_t>(lines_.size());
    }
    const std::string &label() const { return label_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(lines_.size()); }
    const std::vector<acme::shop::Line> &lines() const { return lines_; }

private:
    std::vector<acme::shop::Line> lines_;
    std::string label_;
};

using Order = acme::shop::provider::Order<MyBasket>;

class MyShop {
public:
    static ftk::expected<std::shared_ptr<MyShop>, acme::shop::ShopError> create(std::string_view name) {
        if (name.empty()) return ftk::fail(acme::shop::ShopError::Closed{});
        return std::make_shared<MyShop>();
    }
    std::uint64_t place(std::unique_ptr<MyBasket> basket, acme::shop::Delivery delivery) {
        const std::lock_guard<std::mutex> lock(mutex_);
        Order order;
        order.id = orders_.size() + 1;
        order.lines = basket->lines();
        order.delivery = std::move(delivery);
        orders_.emplace(order.id, order.lines);
        deliveries_.emplace(order.id, order.delivery);
        return order.id;
    }
    ftk::expected<Order, acme::shop::ShopError> order(std::uint64_t id) const {
        const auto found = orders_.find(id);
        if (found == orders_.end()) return ftk::fail(acme::shop::ShopError::NotFound{id});
        Order order;
        order.id = id;
        order.lines = found->second;
        order.delivery = deliveries_.at(id);
        auto basket = std::make_unique<MyBasket>();
        for (const auto &line : found->second) basket->add(line);
        order.basket = std::move(basket);
        return order;
    }
    std::uint32_t each_line(std::uint64_t id, const acme::shop::provider::Visit &visit) const {
        const auto found = orders_.find(id);
        if (found == orders_.end()) throw acme::shop::ShopError(acme::shop::ShopError::NotFound{id});
        std::uint32_t index = 0;
        for (const auto &line : found->second) {
            if (!visit(line, index++)) break;
        }
        return index;
    }
#if !defined(SHOP_OLD)
    std::uint32_t count() const { return static_cast<std::uint32_t>(orders_.size()); }
#endif

private:
    mutable std::mutex mutex_;
    std::map<std::uint64_t, std::vector<acme::shop::Line>> orders_;
    std::map<std::uint64_t, acme::shop::Delivery> deliveries_;
};

struct Provider {
    using Basket = MyBasket;
    using Shop = MyShop;
    static double distance(const acme::shop::Point &a, const acme::shop::Point &b) { return std::hypot(a.x - b.x, a.y - b.y); }
    static std::string shout(std::string_view text) {
        std::string out(text);
        for (char &c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return out;
    }
};

} // namespace

FTK_PROVIDER(acme_shop, Provider);
