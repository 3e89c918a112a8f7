#include <algorithm>
#include <conf_variant_provider.hpp>

namespace {

namespace api = conf::variant;

using api::Expr;
using api::Value;

struct Provider {
    static Value echo(Value value) {
        return value;
    }
    static std::uint32_t depth(const Value &value) {
        std::uint32_t inner = 0;
        if (const auto *list = value.get_if<Value::List>()) {
            for (const Value &one : list->value) inner = std::max(inner, depth(one));
        } else if (const auto *object = value.get_if<Value::Object>()) {
            for (const auto &entry : object->value) inner = std::max(inner, depth(entry.second));
        } else {
            return 0;
        }
        return inner + 1;
    }
    static std::int64_t evaluate(const Expr &expr) {
        return expr.visit(ftk::overloaded{
            [](const Expr::Number &number) { return number.value; },
            [](const Expr::Negate &negate) { return -evaluate(*negate.value); },
            [](const Expr::Sum &sum) { return evaluate(*sum.left) + evaluate(*sum.right); },
        });
    }
    static Expr sample() {
        return Expr::Negate{Expr(Expr::Sum{Expr(Expr::Number{2}), Expr(Expr::Number{3})})};
    }
    static std::vector<Value> gallery() {
        return {
            Value::Null{},
            Value::Boolean{false},
            Value::Int{1},
            Value::Float{2.5},
            Value::Text{"three"},
            Value::Blob{{4}},
            Value::List{{Value::Int{5}}},
            Value::Object{{{"six", Value::Int{6}}}},
            Value::Point{{7, 8}},
            Value::Person{{"nine", 9}},
            Value::Geo{10, 11, 12.0f},
        };
    }
};

} // namespace

FTK_PROVIDER(conf_variant, Provider);
