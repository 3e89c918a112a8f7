#include <conf_enum_closed.hpp>
#include <harness.hpp>

void consume_enum_closed(const char *library);

void consume_enum_closed(const char *library) {
    namespace api = conf::enum_closed;
    using namespace conf_show;
    api::library::load(library);
    using api::Order;
    line("reverse(less)", text(api::reverse(Order::less)));
    line("reverse(equal)", text(api::reverse(Order::equal)));
    line("compare(1, 2)", text(api::compare(1, 2)));
    line("compare(2, 2)", text(api::compare(2, 2)));
    const api::Pair swapped = api::swap({Order::greater, Order::equal});
    line("swap(greater, equal)", text(swapped.first) + " " + text(swapped.second));
    line("count_equal([equal, less, equal])", text(api::count_equal({Order::equal, Order::less, Order::equal})));
}
