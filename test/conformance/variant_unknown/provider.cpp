#include <conf_variant_unknown_provider.hpp>

namespace {

namespace api = conf::variant_unknown;

using api::Event;

struct Provider {
    static Event event_at(std::uint32_t n) {
        switch (n) {
        case 1: return Event::Closed{"bye"};
#ifndef CONF_OLD
        case 2: return Event::Moved{"a", "b"};
        case 3: return Event::Resized{42};
#endif
        default: return Event::Opened{};
        }
    }
    static std::string show(const Event &event) {
        return event.visit(ftk::overloaded{
            [](const Event::Opened &) -> std::string { return "opened"; },
            [](const Event::Closed &closed) { return "closed " + closed.value; },
#ifndef CONF_OLD
            [](const Event::Moved &moved) { return "moved " + moved.from + " " + moved.to; },
            [](const Event::Resized &resized) { return "resized " + std::to_string(resized.value); },
#endif
            [](const Event::Unknown &unknown) { return "unknown " + std::to_string(unknown.tag); },
        });
    }
    static std::vector<Event> events(std::uint32_t count) {
        std::vector<Event> all;
        for (std::uint32_t n = 0; n != count; ++n) all.push_back(event_at(n));
        return all;
    }
};

} // namespace

FTK_PROVIDER(conf_variant_unknown, Provider);
