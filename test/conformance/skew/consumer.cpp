#include <conf_skew.hpp>
#include <harness.hpp>

void consume_skew(const char *library);

void consume_skew(const char *library) {
    namespace api = conf::skew;
    using namespace conf_show;
    api::library::load(library);
    line("kind_of(2)", text(api::kind_of(2)));
    const api::Item item = api::make_item("a");
    api::Box box;
#ifdef CONF_OLD
    line("make_item(\"a\")", text(item.name) + " " + text(item.kind));
    line("put", text(box.put(item)));
#else
    line("make_item(\"a\")", text(item.name) + " " + text(item.kind) + " " + text(item.price));
    line("put", text(box.put(item)));
    line("total", outcome(box.try_total()));
#endif
    for (const std::uint32_t n : {1u, 2u}) {
        const auto failed = api::try_fail(n);
        std::string shown = failure(failed.error());
#ifndef CONF_OLD
        if (const auto why = failed.error().get<api::SkewError::New>()) shown += " why=" + text(why->why);
#endif
        line("fail(" + text(n) + ")", shown);
    }
#ifndef CONF_OLD
    line("newer(\"x\")", outcome(api::try_newer("x")));
#endif
}
