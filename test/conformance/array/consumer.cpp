#include <conf_array.hpp>
#include <harness.hpp>

void consume_array(const char *library);

void consume_array(const char *library) {
    namespace api = conf::array;
    using namespace conf_show;
    api::library::load(library);
    line("reverse([1, 2, 3, 4])", list(api::reverse({1, 2, 3, 4})));
    const api::Matrix matrix = api::transpose({{{{1, 2}, {3, 4}}}});
    line("transpose([[1, 2], [3, 4]])", list(matrix.rows, [](const auto &row) { return list(row); }));
    const auto point = [](const api::Point &p) { return "(" + text(p.x) + ", " + text(p.y) + ")"; };
    api::Holder holder;
    holder.bytes = {1, 2, 3, 4};
    holder.names = {"a", "b"};
    holder.corner = {{{1, 2}, {3, 4}}};
    const api::Holder turned = api::turn(holder);
    line("turn([1, 2, 3, 4] [\"a\", \"b\"] [(1, 2), (3, 4)])", list(turned.bytes) + " " + list(turned.names) + " " + list(turned.corner, point));
    line("names(\"n\")", list(api::names("n")));
    line("total([(1, 2), (3, 4), (5, 6)])", point(api::total({{{1, 2}, {3, 4}, {5, 6}}})));
}
