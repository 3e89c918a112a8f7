// Uses the shop, and looks at what a provider of another version does. SHOP_OLD builds it as it was at 1.0.0.
#include <acme_shop.hpp>

#include <cstdio>
#include <cstring>
#include <stdexcept>

using namespace acme::shop;

namespace {

int failures = 0;

void report(bool good, const char *what, int line) {
    if (good) return;
    std::printf("line %d: %s\n", line, what);
    ++failures;
}
#define CHECK(what) report((what), #what, __LINE__)

struct Mine : std::runtime_error {
    using runtime_error::runtime_error;
};

void baskets() {
    CHECK(distance({0, 0}, {3, 4}) == 5);
    CHECK(shout("hello") == "HELLO");
    CHECK(shout(std::string(1000, 'x')) == std::string(1000, 'X'));
    const auto bad = try_shout("\xff");
    CHECK(!bad && bad.error().status() == FTK_E_UTF8);
    Basket basket;
    CHECK(basket.add({"apple", Kind::book, 2}) == 1);
    CHECK(basket.add({"pear", static_cast<Kind>(3)}) == 2);
    {
        const auto label = basket.label();
        CHECK(*label == "apple, pear");
        const auto busy = basket.try_add({"x"});
        CHECK(!busy && busy.error().status() == FTK_E_BUSY);
    }
    CHECK(basket.size() == 2);
}

std::uint64_t place(Shop &shop) {
    Basket basket;
    basket.add({"apple", Kind::book, 2});
    basket.add({"pear", static_cast<Kind>(3)});
    const auto id = shop.place(std::move(basket), Delivery::Courier{{1, 2}, true});
    CHECK(!basket);
    const auto empty = basket.try_size();
    CHECK(!empty && empty.error().status() == FTK_E_NULL_HANDLE);
    return id;
}

void orders(Shop &shop, std::uint64_t id) {
    try {
        (void)shop.order(77);
        CHECK(false);
    } catch (const ShopError &error) {
        CHECK(error.code() == ShopError::Code::not_found && error.get<ShopError::NotFound>()->id == 77 && !error.get<ShopError::Closed>());
    }
    Order order = shop.order(id);
    CHECK(order.lines.size() == 2 && order.lines[1].name == "pear" && order.lines[1].kind == static_cast<Kind>(3));
    CHECK(order.delivery.is<Delivery::Courier>() && order.delivery.get_if<Delivery::Courier>()->at.y == 2);
    CHECK(order.basket && order.basket->size() == 2);
    const auto view = shop.order_view(id);
    std::string all;
    for (const auto line : view->lines()) all += line.name();
    CHECK(all == "applepear" && view->delivery().as_courier()->express());
}

void callbacks(Shop &shop, std::uint64_t id) {
    std::uint32_t seen = 0;
    CHECK(shop.each_line(id, [&](const Line &line, std::uint32_t index) {
        seen += line.count + index;
        return true;
    }) == 2);
    CHECK(seen == 4);
    CHECK(shop.each_line(id, [](LineView line, std::uint32_t) { return line.name() != "apple"; }) == 1);
    const Mine *thrown = nullptr;
    try {
        (void)shop.each_line(id, [&](const Line &, std::uint32_t) -> bool {
            try {
                throw Mine("mine");
            } catch (const Mine &error) {
                thrown = &error;
                throw;
            }
        });
        CHECK(false);
    } catch (const Mine &error) {
        CHECK(&error == thrown);
    }
    const auto failed = shop.try_each_line(id, [](const Line &, std::uint32_t) -> bool { throw Mine("mine"); });
    CHECK(!failed && failed.error().is_runtime() && failed.error().status() == FTK_E_CALLBACK && failed.error().message() == "mine");
    const auto declared = shop.try_each_line(id, [](const Line &, std::uint32_t) -> ftk::expected<bool, ShopError> { return ftk::fail(ShopError::NotFound{5}); });
    CHECK(!declared && declared.error().get<ShopError::NotFound>()->id == 5);
}

#if !defined(SHOP_OLD)
void versions(Shop &shop, bool old_provider) {
    const auto count = shop.try_count();
    CHECK(old_provider ? !count && count.error().status() == FTK_E_UNAVAILABLE : count && *count == 1);
    Basket basket;
    const auto noted = basket.try_add({"n", Kind::book, 1, "note"});
    CHECK(old_provider ? !noted && noted.error().message() == "field acme.shop.Line.note is not available in the version of the other side" : noted.has_value());
    Basket other;
    other.add({"q"});
    const auto order = shop.try_order(shop.place(std::move(other), Delivery::Locker{9}));
    CHECK(old_provider ? !order && order.error().status() == FTK_E_UNSUPPORTED : order && order->delivery.is<Delivery::Locker>());
}
#endif

} // namespace

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    library::load(argv[1]);
    {
        baskets();
        Shop shop("corner");
        Shop copy = shop;
        const auto closed = Shop::try_create("");
        CHECK(!closed && closed.error().is<ShopError::Closed>() && std::strcmp(closed.error().what(), "The shop is closed today") == 0);
        const auto id = place(shop);
        orders(copy, id);
        callbacks(shop, id);
#if !defined(SHOP_OLD)
        versions(shop, std::strcmp(argv[2], "old") == 0);
#endif
        shop.close();
        const auto after = copy.try_order(id);
        CHECK(!after && after.error().status() == FTK_E_CLOSED);
    }
    ftk_leaks leaks = {};
    leaks.size = sizeof(leaks);
    (void)ftk_leaks_read(&leaks);
    std::printf("failures %d leaks %u\n", failures, static_cast<unsigned>(leaks.allocations + leaks.handles + leaks.errors + leaks.owners));
    return failures;
}
