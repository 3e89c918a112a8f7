// Values that contain themselves: as deep as is allowed they are read, deeper and in circles they are refused.
#include <conf_variant.hpp>

#include <cstdio>
#include <vector>

namespace {

using conf::variant::Expr;
using conf::variant::Value;

template <class T, class Cell>
std::int32_t read(const Cell &cell) {
    T out;
    return ftk::codec<T>::lift(ftk::source{}, cell, out);
}

/// -(-( ... 0)), `depth` times.
std::int32_t read_chain(std::size_t depth) {
    std::vector<conf_variant_expr> cells(depth + 1);
    cells[0] = {};
    cells[0].tag = CONF_VARIANT_EXPR_NUMBER;
    for (std::size_t i = 1; i <= depth; ++i) {
        cells[i] = {};
        cells[i].tag = CONF_VARIANT_EXPR_NEGATE;
        cells[i].as.negate = &cells[i - 1];
    }
    return read<Expr>(cells[depth]);
}

} // namespace

int main() {
    conf_variant_expr expr = {};
    expr.tag = CONF_VARIANT_EXPR_NEGATE;
    expr.as.negate = &expr;

    conf_variant_value list = {};
    list.tag = CONF_VARIANT_VALUE_LIST;
    list.as.list = {&list, 1};

    conf_variant_entry_string_value entry = {{"key", 3}, {}};
    entry.value.tag = CONF_VARIANT_VALUE_OBJECT;
    entry.value.as.object = {&entry, 1};

    std::printf("%d %d\n", read_chain(1) == FTK_OK, read_chain(FTK_DEPTH_MAX) == FTK_OK);
    std::printf("%d\n", read_chain(FTK_DEPTH_MAX + 1) == FTK_E_RANGE);
    std::printf("%d %d %d\n", read<Expr>(expr) == FTK_E_RANGE, read<Value>(list) == FTK_E_RANGE, read<Value>(entry.value) == FTK_E_RANGE);
    return 0;
}
