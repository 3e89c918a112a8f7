/* The shop with provider and consumer in one program: every allocation fails in turn, and nothing may crash, leak or lose its error. */
#include "acme_shop_provider.h"

#include <stdio.h>
#include <string.h>

static ftk_error *err;
static int out_of_memory;

/* Remembers whether the failure is the one that was made; everything else is a mistake. */
static int ok(int32_t status) {
    if (status == FTK_OK) return 1;
    int right = status == FTK_E_NO_MEMORY && err != NULL && ftk_error_status(err) == FTK_E_NO_MEMORY;
    ftk_error_dispose(&err);
    out_of_memory |= right ? 1 : 2;
    return 0;
}

static int32_t visit_line(void *ctx, const acme_shop_line *line, uint32_t index, uint8_t *out, ftk_error **error) {
    (void)ctx;
    (void)line;
    (void)index;
    (void)error;
    *out = 1;
    return FTK_OK;
}

static void use_shop(acme_shop_shop *shop) {
    acme_shop_basket *basket = NULL;
    acme_shop_line line = ACME_SHOP_LINE_INIT;
    uint32_t number = 0;
    uint64_t id = 0;
    line.name = FTK_LITERAL("a long name that takes memory of its own when it is copied into the basket");
    if (!ok(acme_shop_basket_new(&basket, &err))) return;
    if (!ok(acme_shop_basket_add(basket, &line, &number, &err))) {
        (void)acme_shop_basket_release(basket);
        return;
    }
    const acme_shop_delivery_courier courier = {.at = {1.0, 2.0}, .express = 1};
    const acme_shop_delivery delivery = {.tag = ACME_SHOP_DELIVERY_COURIER, .as.courier = &courier};
    if (!ok(acme_shop_shop_place(shop, basket, &delivery, &id, &err))) return;
    const acme_shop_visit_vt visit = ACME_SHOP_VISIT_VT(visit_line);
    if (!ok(acme_shop_shop_each_line(shop, id, NULL, &visit, &number, &err))) return;
    const acme_shop_order *order = NULL;
    ftk_owner *owner = NULL;
    if (ok(acme_shop_shop_order(shop, id, &order, &owner, &err))) ftk_owner_release(owner);
}

static void use_all(void) {
    acme_shop_shop *shop = NULL;
    ftk_buf text = {NULL, 0, 0, NULL};
    const acme_shop_shop_error_not_found payload = {.size = sizeof(payload), .id = 4};
    if (ok(acme_shop_shout("text", 4, &text, &err))) ftk_buf_release(&text);
    int32_t status = acme_shop_shop_error_fail_not_found(&err, &payload);
    if (status == FTK_E_NO_MEMORY) (void)ok(status);
    ftk_error_dispose(&err);
    if (!ok(acme_shop_shop_new("corner", 6, &shop, &err))) return;
    use_shop(shop);
    acme_shop_shop_dispose(&shop);
}

static uint64_t leaks(void) {
    ftk_leaks found = {.size = sizeof(found)};
    (void)ftk_leaks_read(&found);
    return found.allocations + found.handles + found.errors + found.owners;
}

int main(void) {
    use_all();
    uint64_t before = leaks();
    uint64_t nth = 1;
    unsigned failures = 0;
    for (int persistent = 0; persistent < 2; persistent++) {
        for (nth = 1; nth < 1000; nth++) {
            out_of_memory = 0;
            (void)ftk_fail_allocation(nth, persistent);
            use_all();
            uint64_t seen = ftk_fail_allocation(0, 0);
            if ((out_of_memory & 2) != 0 || leaks() != before) {
                printf("allocation %u: %s\n", (unsigned)nth, leaks() != before ? "leak" : "wrong failure");
                return 1;
            }
            failures += out_of_memory != 0;
            if (seen < nth) break;
        }
    }
    printf("failures %s, leaks %u\n", failures >= 10 ? "reported" : "missing", (unsigned)leaks());
    return 0;
}
