#include <conf_variant.hpp>
#include <harness.hpp>

void consume_variant(const char *library);

namespace {

using conf::variant::Expr;
using conf::variant::Value;

std::string show(const Value &value) {
    using namespace conf_show;
    return value.visit(ftk::overloaded{
        [](const Value::Null &) -> std::string { return "null"; },
        [](const Value::Boolean &one) { return text(one.value); },
        [](const Value::Int &one) { return text(one.value); },
        [](const Value::Float &one) { return text(one.value); },
        [](const Value::Text &one) { return text(one.value); },
        [](const Value::Blob &one) { return hex(one.value); },
        [](const Value::List &one) { return list(one.value, show); },
        [](const Value::Object &one) {
            std::map<std::string, std::string> entries;
            for (const auto &[key, inner] : one.value) entries[key] = show(inner);
            std::string all;
            for (const auto &[key, inner] : entries) all += (all.empty() ? "" : ", ") + text(key) + ": " + inner;
            return "{" + all + "}";
        },
        [](const Value::Point &one) { return "(" + text(one.value.x) + ", " + text(one.value.y) + ")"; },
        [](const Value::Person &one) { return "person " + text(one.value.name) + " " + text(one.value.age); },
        [](const Value::Geo &one) { return "geo " + text(one.lat) + " " + text(one.lon) + " " + text(one.altitude); },
        [](const Value::Unknown &one) { return "unknown " + text(one.tag); },
    });
}

std::string show(const Expr &expr) {
    using namespace conf_show;
    return expr.visit(ftk::overloaded{
        [](const Expr::Number &one) { return text(one.value); },
        [](const Expr::Negate &one) { return "-(" + show(*one.value) + ")"; },
        [](const Expr::Sum &one) { return show(*one.left) + " + " + show(*one.right); },
    });
}

} // namespace

void consume_variant(const char *library) {
    namespace api = conf::variant;
    using namespace conf_show;
    api::library::load(library);
    const Value nested = Value::List{{Value::Int{1}, Value::List{{Value::Text{"a"}, Value::Null{}}}}};
    const Value object = Value::Object{{{"k", Value::Int{1}}, {"l", Value::List{{Value::Boolean{true}}}}}};
    const Value values[] = {
        Value::Null{},
        Value::Boolean{true},
        Value::Int{-5},
        Value::Float{0.5},
        Value::Text{"täxt"},
        Value::Blob{{1, 2}},
        nested,
        object,
        Value::Point{{1, 2}},
        Value::Person{{"ann", 3}},
        Value::Geo{1.5, 2.5, std::nullopt},
        Value::Geo{1.5, 2.5, 3.5f},
    };
    const char *shown[] = {"null", "true", "-5", "0.5", "\"täxt\"", "0102", "[1, [\"a\", null]]", "{\"k\": 1, \"l\": [true]}",
                           "(1, 2)", "person \"ann\" 3", "geo 1.5 2.5 none", "geo 1.5 2.5 3.5"};
    for (std::size_t i = 0; i != std::size(values); ++i) line(std::string("echo(") + shown[i] + ")", show(api::echo(values[i])));
    const Value deep = Value::List{{Value::Int{1}, Value::List{{Value::Text{"a"}}}, Value::Object{{{"k", Value::List{{Value::Int{2}}}}}}}};
    line("depth([1, [\"a\"], {\"k\": [2]}])", text(api::depth(deep)));
    const Expr minus_two = Expr::Negate{Expr(Expr::Number{2})};
    line("evaluate(-(1 + -(2)))", text(api::evaluate(Expr::Negate{Expr(Expr::Sum{Expr(Expr::Number{1}), minus_two})})));
    const Expr sample = api::sample();
    line("sample()", show(sample));
    line("evaluate(sample())", text(api::evaluate(sample)));
    std::string gallery;
    for (const Value &value : api::gallery()) gallery += (gallery.empty() ? "" : ", ") + show(value);
    line("gallery()", gallery);
}
