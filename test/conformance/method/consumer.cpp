#include <conf_method.hpp>
#include <harness.hpp>

void consume_method(const char *library);

void consume_method(const char *library) {
    namespace api = conf::method;
    using namespace conf_show;
    api::library::load(library);
    const auto show = [](const std::vector<api::Entry> &entries) {
        return list(entries, [](const api::Entry &entry) { return entry.key + " " + text(entry.value); });
    };
    api::Dict dict;
    line("put(\"a\", 1)", text(dict.put("a", 1)));
    line("put(\"a\", 2)", text(dict.put("a", 2)));
    line("put(\"b\", -3)", text(dict.put("b", -3)));
    line("get(\"a\")", text(dict.get("a")));
    const auto missing = dict.try_get("zz");
    line("get(\"zz\")", failure(missing.error()) + " key=" + text(payload<api::KeyError::Missing>(missing.error()).key));
    line("length()", text(dict.length()));
    line("entries()", show(dict.entries()));
    api::Dict other;
    other.put("c", 9);
    other.put("a", 5);
    line("merge(other with c 9, a 5)", text(dict.merge(other)));
    line("entries()", show(dict.entries()));
    dict.clear();
    line("clear(); length()", text(dict.length()));
}
