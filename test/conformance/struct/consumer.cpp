#include <conf_struct.hpp>
#include <harness.hpp>

void consume_struct(const char *library);

void consume_struct(const char *library) {
    namespace api = conf::struct_;
    using namespace conf_show;
    api::library::load(library);
    using api::Point;
    const auto point = [](const Point &p) { return "(" + text(p.x) + ", " + text(p.y) + ")"; };
    line("flip((1, 2))", point(api::flip({1, 2})));
    const api::Mixed m = api::step({1, 2, 3, {4, 5}, true, api::Color::red, {6, 7, 8}});
    line("step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", text(m.a) + " " + text(m.b) + " " + text(m.c) + " " + point(m.point) + " " + text(m.visible) + " " +
                                                           text(m.color) + " " + list(m.codes));
    line("line(3)", list(api::line(3), point));
    const auto mixed = [](Point at, bool visible) {
        api::Mixed made;
        made.point = at;
        made.visible = visible;
        made.color = api::Color::red;
        return made;
    };
    line("visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", list(api::visible({mixed({1, 1}, true), mixed({-1, 1}, true), mixed({2, 2}, false)}), point));
}
