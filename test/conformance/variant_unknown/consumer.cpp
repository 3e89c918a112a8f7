#include <conf_variant_unknown.hpp>
#include <harness.hpp>

void consume_variant_unknown(const char *library);

namespace {

using conf::variant_unknown::Event;

std::string shown(const Event &event) {
    using namespace conf_show;
    return event.visit(ftk::overloaded{
        [](const Event::Opened &) -> std::string { return "opened"; },
        [](const Event::Closed &one) { return "closed " + text(one.value); },
#ifndef CONF_OLD
        [](const Event::Moved &one) { return "moved " + text(one.from) + " " + text(one.to); },
        [](const Event::Resized &one) { return "resized " + text(one.value); },
#endif
        [](const Event::Unknown &one) { return "unknown " + text(one.tag); },
    });
}

} // namespace

void consume_variant_unknown(const char *library) {
    namespace api = conf::variant_unknown;
    using namespace conf_show;
    api::library::load(library);
    for (const std::uint32_t n : {0u, 1u, 2u, 3u}) line("event_at(" + text(n) + ")", shown(api::event_at(n)));
    std::string all;
    for (const Event &event : api::events(4)) all += (all.empty() ? "" : ", ") + shown(event);
    line("events(4)", all);
    // Cases go back to where they came from, also those that this side does not know; an old library made no new ones.
    const Event newer = api::event_at(2);
    if (newer.is<Event::Opened>()) {
        line("show(event_at(1))", text(api::show(api::event_at(1))));
        return;
    }
    line("show(event_at(2))", text(api::show(newer)));
    line("show(event_at(3))", text(api::show(api::event_at(3))));
}
