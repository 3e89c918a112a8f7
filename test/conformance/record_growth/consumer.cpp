#include <conf_record_growth.hpp>
#include <harness.hpp>

void consume_record_growth(const char *library);

namespace {

conf::record_growth::Settings settings(const char *name, std::uint32_t level = 1) {
    conf::record_growth::Settings made;
    made.name = name;
    made.level = level;
    return made;
}

template <class T, class Show>
std::string joined(const std::vector<T> &all, Show show) {
    std::string out;
    for (const T &one : all) out += (out.empty() ? "" : ", ") + show(one);
    return out;
}

} // namespace

void consume_record_growth(const char *library) {
    namespace api = conf::record_growth;
    using namespace conf_show;
    api::library::load(library);
    line("show(\"a\" 2)", text(api::show(settings("a", 2))));
#ifndef CONF_OLD
    api::Settings full = settings("a", 2);
    full.color = "blue";
    full.limit = 3;
    full.hint = "h";
    const auto shown = api::try_show(full);
    line("show(\"a\" 2 \"blue\" 3 \"h\")", outcome(shown));
    // An old provider does not know colors; hints it may ignore.
    const bool old = !shown && shown.error().status() == FTK_E_UNAVAILABLE;
    if (old) {
        api::Settings hinted = settings("a", 2);
        hinted.hint = "h";
        line("show(\"a\" 2 hint \"h\")", text(api::show(hinted)));
    }
    const api::Settings made = api::make();
    line("make()", text(made.name) + " " + text(made.level) + " " + text(made.color) + " " + text(made.limit));
    const auto show = [](const api::Settings &one) { return text(one.level) + " " + text(one.color); };
#else
    const api::Settings made = api::make();
    line("make()", text(made.name) + " " + text(made.level));
    const auto show = [](const api::Settings &one) { return text(one.level); };
#endif
    line("show_all", joined(api::show_all({settings("x"), settings("y")}), [](const std::string &one) { return text(one); }));
    line("make_all()", joined(api::make_all(), show));
}
