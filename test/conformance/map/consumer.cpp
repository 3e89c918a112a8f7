#include <conf_map.hpp>
#include <harness.hpp>

void consume_map(const char *library);

namespace {

template <class K, class V, class Show>
std::string sorted(const ftk::map<K, V> &values, Show show) {
    std::string all;
    for (const auto &[key, value] : std::map<K, V>(values.begin(), values.end())) all += (all.empty() ? "" : ", ") + conf_show::text(key) + ": " + show(value);
    return "{" + all + "}";
}
template <class K, class V>
std::string sorted(const ftk::map<K, V> &values) {
    return sorted(values, [](const V &value) { return conf_show::text(value); });
}

} // namespace

void consume_map(const char *library) {
    namespace api = conf::map;
    using namespace conf_show;
    api::library::load(library);
    line("words(\"b a b\")", sorted(api::words("b a b")));
    line("words(\"\")", sorted(api::words("")));
    line("swap({1: \"x\", 2: \"y\"})", sorted(api::swap({{1, "x"}, {2, "y"}})));
    line("sum({\"a\": 0.5, \"b\": 1.5})", text(api::sum({{"a", 0.5}, {"b", 1.5}})));
    line("kinds({a: true, b: false})", sorted(api::kinds({{api::Kind::a, true}, {api::Kind::b, false}})));
    const api::Index index = api::make_index("u v u");
    line("make_index(\"u v u\")", sorted(index.words) + " " + sorted(index.items, [](const api::Item &item) { return text(item.count); }));
    line("weigh(make_index(\"u v u\"))", text(api::weigh(index)));
    line("by_letter([\"ab\", \"ac\", \"b\"])", sorted(api::by_letter({"ab", "ac", "b"}), [](const auto &words) { return list(words); }));
}
