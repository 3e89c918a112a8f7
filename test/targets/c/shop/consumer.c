/* A consumer of acme.shop in loaded mode: prints a transcript. argv[1] is the provider library. */
#include "acme_shop_load.h"

#include <inttypes.h>
#include <stdio.h>

static ftk_error *err;

/* Prints a failure and forgets it. Returns 1 when there was one. */
static int failed(const char *what, int32_t status) {
    if (status == FTK_OK) return 0;
    const acme_shop_shop_error_not_found *payload = acme_shop_shop_error_not_found_payload(err);
    if (payload != NULL) {
        printf("%s: not found %" PRIu64 "\n", what, payload->id);
    } else if (acme_shop_shop_error_code(err) == ACME_SHOP_SHOP_ERROR_CLOSED) {
        printf("%s: closed\n", what);
    } else {
        printf("%s: status %d%s\n", what, (int)status, err == NULL ? " without error" : "");
    }
    ftk_error_dispose(&err);
    return 1;
}

static int32_t stop_at_one(void *ctx, const acme_shop_line *line, uint32_t index, uint8_t *out, ftk_error **error) {
    int *mode = (int *)ctx;
    printf("line %u %.*s x%u\n", (unsigned)index, (int)line->name.len, line->name.ptr, (unsigned)line->count);
    if (*mode == 2) return acme_shop_shop_error_fail_closed(error);
    *out = *mode == 3 ? 7 : (uint8_t)(index < 1);
    return FTK_OK;
}

static void add(acme_shop_basket *basket, const char *name, uint32_t count) {
    acme_shop_line line = ACME_SHOP_LINE_INIT;
    line.name = (ftk_str){name, strlen(name)};
    line.count = count;
    uint32_t size = 0;
    if (!failed("add", acme_shop_basket_add(basket, &line, &size, &err))) printf("add %s: %u\n", name, (unsigned)size);
}

static void misuse(acme_shop_basket *basket) {
    uint32_t size = 0;
    acme_shop_line line = ACME_SHOP_LINE_INIT;
    line.name = (ftk_str){"\xff", 1};
    failed("bad text", acme_shop_basket_add(basket, &line, &size, &err));
    failed("bad text, no error wanted", acme_shop_basket_add(basket, &line, &size, NULL));
    line.name = (ftk_str){NULL, 3};
    failed("null text", acme_shop_basket_add(basket, &line, &size, &err));
    line.size = 4;
    failed("short record", acme_shop_basket_add(basket, &line, &size, &err));
    failed("no record", acme_shop_basket_add(basket, NULL, &size, &err));
    failed("null handle", acme_shop_basket_get_size(NULL, &size, &err));
    failed("wrong type", acme_shop_basket_get_size((acme_shop_basket *)(void *)&size, &size, &err));
#if ACME_SHOP_VERSION_MINOR >= 1
    acme_shop_line late = ACME_SHOP_LINE_INIT;
    late.name = FTK_LITERAL("noted");
    late.note = (acme_shop_opt_string){.has = 1, .value = FTK_LITERAL("fragile")};
    failed("late field", acme_shop_basket_add(basket, &late, &size, &err));
    late.note.has = 2;
    failed("bad flag", acme_shop_basket_add(basket, &late, &size, &err));
#endif
}

static void view(acme_shop_basket *basket) {
    const char *label = NULL;
    size_t len = 0;
    ftk_owner *guard = NULL;
    uint32_t size = 0;
    if (failed("label", acme_shop_basket_label(basket, &label, &len, &guard, &err))) return;
    printf("label %.*s\n", (int)len, label);
    acme_shop_line line = ACME_SHOP_LINE_INIT;
    failed("add under a view", acme_shop_basket_add(basket, &line, &size, &err));
    ftk_owner_dispose(&guard);
}

static void orders(acme_shop_shop *shop, acme_shop_basket *basket) {
    const acme_shop_delivery_courier courier = {.at = {1.0, 2.0}, .express = 1};
    const acme_shop_delivery delivery = {.tag = ACME_SHOP_DELIVERY_COURIER, .as.courier = &courier};
    uint64_t id = 0;
    if (failed("place", acme_shop_shop_place(shop, basket, &delivery, &id, &err))) return;
    printf("placed %" PRIu64 "\n", id);
    uint32_t calls = 0;
    for (int mode = 1; mode <= 3; mode++) {
        int wanted = mode;
        const acme_shop_visit_vt visit = ACME_SHOP_VISIT_VT(stop_at_one);
        if (!failed("each", acme_shop_shop_each_line(shop, id, &wanted, &visit, &calls, &err))) printf("each %u\n", (unsigned)calls);
    }
    failed("moved basket", acme_shop_basket_get_size(basket, &calls, &err));
    const acme_shop_order *order = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    if (failed("order", acme_shop_shop_order(shop, id, &order, &owner, &err))) return;
    printf("order %" PRIu64 " %zu lines, tag %u\n", order->id, order->lines.len, (unsigned)order->delivery.tag);
    for (size_t i = 0; i < order->lines.len; i++) {
        const acme_shop_line *line = FTK_ROW(acme_shop_line, order->lines, i);
        printf("  %s %u\n", line->name.ptr, (unsigned)line->count);
#if ACME_SHOP_VERSION_MINOR >= 1
        printf("  note %u\n", (unsigned)acme_shop_line_get_note(line).has);
#endif
    }
    FTK_SCOPED(acme_shop_basket_dispose) acme_shop_basket *taken = acme_shop_basket_handle_take(&order->basket);
    add(taken, "later", 9);
    failed("order again", acme_shop_shop_order(shop, id, &order, &owner, &err));
}

static void shops(void) {
    acme_shop_shop *none = NULL;
    failed("new closed", acme_shop_shop_new("closed", 6, &none, &err));
    FTK_SCOPED(acme_shop_shop_dispose) acme_shop_shop *shop = NULL;
    if (failed("new", acme_shop_shop_new("corner", 6, &shop, &err))) return;
    acme_shop_basket *basket = NULL;
    if (failed("basket", acme_shop_basket_new(&basket, &err))) return;
    add(basket, "pen", 3);
    add(basket, "ink", 1);
    add(basket, "cap", 2);
    view(basket);
    misuse(basket);
    orders(shop, basket);
#if ACME_SHOP_VERSION_MINOR >= 1
    uint32_t count = 0;
    if (!failed("count", acme_shop_shop_count(shop, &count, &err))) printf("count %u\n", (unsigned)count);
#endif
    acme_shop_basket *lost = NULL;
    uint64_t id = 0;
    if (failed("basket", acme_shop_basket_new(&lost, &err))) return;
    const acme_shop_delivery unknown = {.tag = 77};
    failed("place unknown", acme_shop_shop_place(shop, lost, &unknown, &id, &err));
    printf("close %d\n", (int)acme_shop_shop_close(shop, &err));
    failed("after close", acme_shop_shop_order(shop, 1, NULL, NULL, &err));
}

int main(int argc, char **argv) {
    failed("before loading", acme_shop_distance(NULL, NULL, NULL, &err));
    if (argc < 2 || failed("load", acme_shop_load(argv[1], &err))) return 2;
    double length = 0.0;
    const acme_shop_point a = {0.0, 0.0};
    const acme_shop_point b = {3.0, 4.0};
    if (!failed("distance", acme_shop_distance(&a, &b, &length, &err))) printf("distance %.1f\n", length);
    failed("no point", acme_shop_distance(&a, NULL, &length, &err));
    ftk_buf text;
    if (!failed("shout", acme_shop_shout("hi there", 8, &text, &err))) {
        printf("shout %s\n", (const char *)text.ptr);
        ftk_buf_release(&text);
    }
    shops();
    ftk_leaks leaks = {.size = sizeof(leaks)};
    (void)ftk_leaks_read(&leaks);
    printf("leaks %" PRIu64 "\n", leaks.allocations + leaks.errors + leaks.owners + leaks.handles);
    return 0;
}
