/* A provider of acme.shop: all that an author writes. */
#include "acme_shop_provider.h"

#include <math.h>
#include <string.h>

#define MAX_LINES 16
#define MAX_ORDERS 16

struct acme_shop_basket_impl {
    ftk_arena *memory; /* holds the copied lines */
    acme_shop_line lines[MAX_LINES];
    uint32_t count;
    char label[256];
};

struct acme_shop_shop_impl {
    acme_shop_basket_impl *baskets[MAX_ORDERS];
    ftk_arena *memory; /* holds the copied deliveries */
    acme_shop_delivery deliveries[MAX_ORDERS];
    uint32_t count;
};

static int32_t basket_new(acme_shop_basket_impl **out, ftk_error **err) {
    acme_shop_basket_impl *self = (acme_shop_basket_impl *)ftk_alloc_zeroed(sizeof(*self));
    if (self != NULL) self->memory = ftk_arena_new(NULL);
    if (self == NULL || self->memory == NULL) {
        ftk_free(self, sizeof(*self));
        return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
    }
    *out = self;
    return FTK_OK;
}

static void basket_destroy(acme_shop_basket_impl *self) {
    ftk_arena_drop(self->memory);
    ftk_free(self, sizeof(*self));
}

static int32_t basket_add(acme_shop_basket_impl *self, const acme_shop_line *line, uint32_t *out, ftk_error **err) {
    if (self->count == MAX_LINES) return ftk_fail(err, FTK_E_RANGE, FTK_LITERAL("the basket is full"));
    int32_t status = acme_shop_line_copy(self->memory, line, &self->lines[self->count]);
    if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
    size_t used = strlen(self->label);
    size_t room = sizeof(self->label) - used - 2;
    size_t len = line->name.len < room ? line->name.len : room;
    if (used > 0) self->label[used++] = '+';
    memcpy(self->label + used, line->name.ptr, len);
    self->label[used + len] = 0;
    *out = ++self->count;
    return FTK_OK;
}

static int32_t basket_label(acme_shop_basket_impl *self, const char **out, size_t *out_len, ftk_error **err) {
    (void)err;
    *out = self->label;
    *out_len = strlen(self->label);
    return FTK_OK;
}

static int32_t basket_get_size(acme_shop_basket_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->count;
    return FTK_OK;
}

static int32_t shop_new(const char *name, size_t name_len, acme_shop_shop_impl **out, ftk_error **err) {
    if (name_len == 6 && memcmp(name, "closed", 6) == 0) return acme_shop_shop_error_fail_closed(err);
    acme_shop_shop_impl *self = (acme_shop_shop_impl *)ftk_alloc_zeroed(sizeof(*self));
    if (self != NULL) self->memory = ftk_arena_new(NULL);
    if (self == NULL || self->memory == NULL) {
        ftk_free(self, sizeof(*self));
        return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
    }
    *out = self;
    return FTK_OK;
}

static void shop_destroy(acme_shop_shop_impl *self) {
    for (uint32_t i = 0; i < self->count; i++) {
        if (self->baskets[i] != NULL) basket_destroy(self->baskets[i]);
    }
    ftk_arena_drop(self->memory);
    ftk_free(self, sizeof(*self));
}

/* Owns the basket from the first line on, also when it fails. */
static int32_t shop_place(
    acme_shop_shop_impl *self, acme_shop_basket_impl *basket, const acme_shop_delivery *delivery, uint64_t *out, ftk_error **err
) {
    int32_t status = self->count < MAX_ORDERS ? acme_shop_delivery_copy(self->memory, delivery, &self->deliveries[self->count]) : FTK_E_RANGE;
    if (status != FTK_OK) {
        basket_destroy(basket);
        return ftk_fail(err, status, FTK_LITERAL("the order cannot be kept"));
    }
    self->baskets[self->count] = basket;
    *out = ++self->count;
    return FTK_OK;
}

static int32_t find_order(const acme_shop_shop_impl *self, uint64_t id, ftk_error **err) {
    if (id >= 1 && id <= self->count && self->baskets[id - 1] != NULL) return FTK_OK;
    const acme_shop_shop_error_not_found payload = {.size = sizeof(payload), .id = id};
    return acme_shop_shop_error_fail_not_found(err, &payload);
}

/* The basket leaves with the order. */
static int32_t shop_order(acme_shop_shop_impl *self, uint64_t id, ftk_arena *arena, const acme_shop_order **out, ftk_error **err) {
    int32_t status = find_order(self, id, err);
    if (status != FTK_OK) return status;
    acme_shop_basket_impl *basket = self->baskets[id - 1];
    acme_shop_order *order = (acme_shop_order *)ftk_arena_alloc(arena, sizeof(*order), 8);
    acme_shop_line *lines = (acme_shop_line *)ftk_arena_array(arena, basket->count, sizeof(*lines), 8);
    if (order == NULL || lines == NULL) return FTK_E_NO_MEMORY;
    for (uint32_t i = 0; i < basket->count && status == FTK_OK; i++) status = acme_shop_line_copy(arena, &basket->lines[i], &lines[i]);
    if (status == FTK_OK) status = acme_shop_delivery_copy(arena, &self->deliveries[id - 1], &order->delivery);
    if (status == FTK_OK) status = acme_shop_basket_impl_put(arena, basket, &order->basket, err);
    if (status != FTK_OK) return status;
    self->baskets[id - 1] = NULL;
    order->size = sizeof(*order);
    order->id = id;
    order->lines = (acme_shop_rows_line){lines, basket->count, sizeof(*lines), 0};
    *out = order;
    return FTK_OK;
}

static int32_t shop_each_line(acme_shop_shop_impl *self, uint64_t id, const acme_shop_visit_fn *visit, uint32_t *out, ftk_error **err) {
    int32_t status = find_order(self, id, err);
    const acme_shop_basket_impl *basket = status == FTK_OK ? self->baskets[id - 1] : NULL;
    uint8_t more = 1;
    uint32_t seen = 0;
    while (status == FTK_OK && more && seen < basket->count) {
        status = acme_shop_visit_fn_call(visit, &basket->lines[seen], seen, &more, err);
        seen++;
    }
    if (status == FTK_OK) *out = seen;
    return status;
}

static int32_t distance(const acme_shop_point *a, const acme_shop_point *b, double *out, ftk_error **err) {
    (void)err;
    *out = hypot(a->x - b->x, a->y - b->y);
    return FTK_OK;
}

static int32_t shout(const char *text, size_t text_len, ftk_buf *out, ftk_error **err) {
    int32_t status = ftk_buf_copy(out, text, text_len, 1);
    if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
    char *letters = (char *)out->ptr;
    for (size_t i = 0; i < text_len; i++) {
        if (letters[i] >= 'a' && letters[i] <= 'z') letters[i] = (char)(letters[i] - 'a' + 'A');
    }
    return FTK_OK;
}

#if ACME_SHOP_VERSION_MINOR >= 1
static int32_t shop_count(acme_shop_shop_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->count;
    return FTK_OK;
}
#endif

static const acme_shop_provider provider = {
    .basket_new = basket_new,
    .basket_add = basket_add,
    .basket_label = basket_label,
    .basket_get_size = basket_get_size,
    .basket_destroy = basket_destroy,
    .shop_new = shop_new,
    .shop_place = shop_place,
    .shop_order = shop_order,
    .shop_each_line = shop_each_line,
    .shop_destroy = shop_destroy,
    .distance = distance,
    .shout = shout,
#if ACME_SHOP_VERSION_MINOR >= 1
    .shop_count = shop_count,
#endif
};

FTK_PROVIDER(acme_shop, provider);
