/* Uses the Rust provider as C does: direct symbols, own memory, hostile values. */
#include "acme_shop.h"

#include <stdio.h>
#include <string.h>

uint64_t provider_leaks(void);

#define TRY(what, call)                        \
    do {                                       \
        ftk_error *err = NULL;                 \
        int32_t tried = call;                  \
        show(what, tried, err);                \
    } while (0)

static void show(const char *what, int32_t status, ftk_error *err) {
    ftk_str text = err != NULL ? ftk_error_message(err) : FTK_LITERAL("");
    printf("%s %d %.*s\n", what, (int)status, (int)text.len, text.ptr != NULL ? text.ptr : "");
    if (err != NULL) ftk_error_release(err);
}

static int32_t visit(void *ctx, const acme_shop_line *line, uint32_t index, uint8_t *out, ftk_error **err) {
    (void)err;
    printf("line %u %.*s\n", (unsigned)index, (int)line->name.len, line->name.ptr);
    *out = *(uint8_t *)ctx;
    return 0;
}

int main(void) {
    acme_shop_basket *basket = NULL;
    acme_shop_shop *shop = NULL;
    TRY("basket", acme_shop_basket_new(&basket, &err));
    acme_shop_line line = {.size = sizeof line, .name = FTK_LITERAL("tea"), .kind = 777, .count = 3};
    uint32_t count = 0;
    TRY("add", acme_shop_basket_add(basket, &line, &count, &err));
    line.name.ptr = "\xff\xfe!";
    TRY("utf8", acme_shop_basket_add(basket, &line, &count, &err));
    line.name = FTK_LITERAL("x");
    line.note.has = 2;
    TRY("has", acme_shop_basket_add(basket, &line, &count, &err));
    line.size = 16;
    TRY("size", acme_shop_basket_add(basket, &line, &count, &err));
    TRY("null", acme_shop_basket_add(basket, NULL, &count, &err));
    TRY("wrong type", acme_shop_shop_count((acme_shop_shop *)basket, &count, &err));
    show("no error slot", acme_shop_basket_add(NULL, &line, &count, NULL), NULL);

    TRY("shop", acme_shop_shop_new("c", 1, &shop, &err));
    uint64_t id = 0;
    acme_shop_delivery delivery = {.tag = 99};
    const char *label = NULL;
    size_t label_len = 0;
    ftk_owner *owner = NULL;
    TRY("label", acme_shop_basket_label(basket, &label, &label_len, &owner, &err));
    printf("%.*s\n", (int)label_len, label);
    /* Given away is given away: the busy basket ends with its view. */
    TRY("busy", acme_shop_shop_place(shop, basket, &delivery, &id, &err));
    TRY("lost", acme_shop_shop_place(shop, basket, &delivery, &id, &err));
    ftk_owner_release(owner);
    TRY("basket", acme_shop_basket_new(&basket, &err));
    line = (acme_shop_line){.size = sizeof line, .name = FTK_LITERAL("tea"), .kind = 777, .count = 3};
    TRY("add", acme_shop_basket_add(basket, &line, &count, &err));
    TRY("place", acme_shop_shop_place(shop, basket, &delivery, &id, &err));
    TRY("stale", acme_shop_basket_get_size(basket, &count, &err));

    const acme_shop_order *order = NULL;
    TRY("echo of an unknown case", acme_shop_shop_order(shop, id, &order, &owner, &err));
    delivery.tag = ACME_SHOP_DELIVERY_MAIL;
    delivery.as.mail = FTK_LITERAL("here");
    TRY("basket", acme_shop_basket_new(&basket, &err));
    TRY("place", acme_shop_shop_place(shop, basket, &delivery, &id, &err));
    TRY("order", acme_shop_shop_order(shop, 1, &order, &owner, &err));
    printf("%zu %u %.*s nul %d\n", order->lines.len, (unsigned)order->delivery.tag, (int)order->delivery.as.mail.len,
           order->delivery.as.mail.ptr, order->delivery.as.mail.ptr[order->delivery.as.mail.len]);
    ftk_owner_release(owner);
    uint8_t bad = 7;
    acme_shop_visit_vt vt = {{sizeof vt, 0, NULL, NULL}, visit};
    TRY("bad answer", acme_shop_shop_each_line(shop, 0, &bad, &vt, &count, &err));
    ftk_buf text;
    TRY("shout", acme_shop_shout("abc", 3, &text, &err));
    printf("%s\n", (const char *)text.ptr);
    ftk_buf_release(&text);
    show("release", acme_shop_shop_release(shop), NULL);
    printf("leaks %d\n", (int)provider_leaks());
    return 0;
}
