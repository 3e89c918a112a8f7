#include <conf_property.hpp>
#include <harness.hpp>

void consume_property(const char *library);

void consume_property(const char *library) {
    namespace api = conf::property;
    using namespace conf_show;
    api::library::load(library);
    api::Dial dial;
    line("changes", text(dial.changes()));
    line("label", text(dial.label()));
    dial.set_label("volume");
    line("label", text(dial.label()));
    dial.set_tags({"a", "b"});
    line("tags", list(dial.tags()));
    dial.set_level(7);
    line("level", text(dial.level()));
    const auto loud = dial.try_set_level(11);
    line("set level 11", failure(loud.error()) + " value=" + text(payload<api::RangeError::OutOfRange>(loud.error()).value));
    line("level", text(dial.level()));
    line("limit", text(dial.limit()));
    dial.set_limit(UINT64_MAX);
    line("limit", text(dial.limit()));
    line("changes", text(dial.changes()));
}
