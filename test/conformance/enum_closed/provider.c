#include <conf_enum_closed_provider.h>
#include <provide.h>

static int32_t reverse(conf_enum_closed_order order, conf_enum_closed_order *out, ftk_error **err) {
    (void)err;
    *out = (conf_enum_closed_order)-order;
    return FTK_OK;
}

static int32_t compare(int32_t a, int32_t b, conf_enum_closed_order *out, ftk_error **err) {
    (void)err;
    *out = (conf_enum_closed_order)((a > b) - (a < b));
    return FTK_OK;
}

static int32_t swap(const conf_enum_closed_pair *pair, ftk_arena *arena, const conf_enum_closed_pair **out, ftk_error **err) {
    conf_enum_closed_pair *made = MAKE(arena, conf_enum_closed_pair);
    if (made == NULL) return no_memory(err);
    made->size = sizeof *made;
    made->first = pair->second;
    made->second = pair->first;
    *out = made;
    return FTK_OK;
}

static int32_t count_equal(const conf_enum_closed_order *orders, size_t orders_len, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < orders_len; i++) *out += orders[i] == CONF_ENUM_CLOSED_ORDER_EQUAL;
    return FTK_OK;
}

static const conf_enum_closed_provider provider = {.reverse = reverse, .compare = compare, .swap = swap, .count_equal = count_equal};
FTK_PROVIDER(conf_enum_closed, provider);
