#include <conf_enum_closed_load.h>
#include <harness.h>

static void show_reverse(const char *what, conf_enum_closed_order order) {
    conf_enum_closed_order reversed = 0;
    MUST(conf_enum_closed_reverse(order, &reversed, &err));
    printf("reverse(%s) = %d\n", what, reversed);
}

static void show_compare(int32_t a, int32_t b) {
    conf_enum_closed_order order = 0;
    MUST(conf_enum_closed_compare(a, b, &order, &err));
    printf("compare(%" PRId32 ", %" PRId32 ") = %d\n", a, b, order);
}

CONSUMER(enum_closed) {
    MUST(conf_enum_closed_load(library, &err));
    show_reverse("less", CONF_ENUM_CLOSED_ORDER_LESS);
    show_reverse("equal", CONF_ENUM_CLOSED_ORDER_EQUAL);
    show_compare(1, 2);
    show_compare(2, 2);
    conf_enum_closed_pair pair = CONF_ENUM_CLOSED_PAIR_INIT;
    pair.first = CONF_ENUM_CLOSED_ORDER_GREATER;
    const conf_enum_closed_pair *swapped = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_enum_closed_swap(&pair, &swapped, &owner, &err));
    printf("swap(greater, equal) = %d %d\n", swapped->first, swapped->second);
    const conf_enum_closed_order orders[] = {CONF_ENUM_CLOSED_ORDER_EQUAL, CONF_ENUM_CLOSED_ORDER_LESS, CONF_ENUM_CLOSED_ORDER_EQUAL};
    uint32_t count = 0;
    MUST(conf_enum_closed_count_equal(orders, 3, &count, &err));
    printf("count_equal([equal, less, equal]) = %" PRIu32 "\n", count);
}
