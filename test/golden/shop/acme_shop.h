/* acme.shop 1.1.0. A small shop: the hand-written reference of what the compiler generates. */
#ifndef ACME_SHOP_H
#define ACME_SHOP_H

#include <ftk/ftk.h>

FTK_BEGIN

/* What can be bought. Open: other values are legal. */
typedef uint16_t acme_shop_kind;
#define ACME_SHOP_KIND_BOOK ((acme_shop_kind)1)
#define ACME_SHOP_KIND_GAME ((acme_shop_kind)2)
/* Since 1.1.0. */
#define ACME_SHOP_KIND_MUSIC ((acme_shop_kind)3)

typedef struct acme_shop_basket acme_shop_basket;
typedef struct acme_shop_shop acme_shop_shop;

/* A place on the map. */
typedef struct acme_shop_point {
    double x;
    double y;
} acme_shop_point;

typedef struct acme_shop_opt_string {
    uint8_t has;
    uint8_t reserved1[FTK_POINTER_32 ? 3 : 7];
    ftk_str value;
#if FTK_POINTER_32
    uint8_t reserved2[4];
#endif
} acme_shop_opt_string;
FTK_ASSERT_LAYOUT(sizeof(acme_shop_opt_string), 24, 16);
FTK_ASSERT_LAYOUT(offsetof(acme_shop_opt_string, value), 8, 4);

/* One line of an order. */
typedef struct acme_shop_line {
    uint32_t size;
    uint32_t reserved;
    ftk_str name;
    acme_shop_kind kind;
    uint8_t reserved1[2];
    uint32_t count;
    acme_shop_opt_string note; /* since 1.1.0 */
} acme_shop_line;
FTK_ASSERT_LAYOUT(sizeof(acme_shop_line), 56, 40);

/* Payload of Delivery.courier. */
typedef struct acme_shop_delivery_courier {
    acme_shop_point at;
    uint8_t express;
    uint8_t reserved1[7];
} acme_shop_delivery_courier;

#define ACME_SHOP_DELIVERY_PICKUP 1u
#define ACME_SHOP_DELIVERY_MAIL 2u
#define ACME_SHOP_DELIVERY_COURIER 3u
/* Since 1.1.0. */
#define ACME_SHOP_DELIVERY_LOCKER 4u

/* How an order is delivered. Open: other tags are legal. */
typedef struct acme_shop_delivery {
    uint32_t tag;
    uint32_t flags;
    union {
        uint64_t words[2];
        ftk_str mail;
        const acme_shop_delivery_courier *courier;
        uint64_t locker;
    } as;
} acme_shop_delivery;
FTK_ASSERT_LAYOUT(sizeof(acme_shop_delivery), 24, 24);

typedef struct acme_shop_rows_line {
    const acme_shop_line *ptr;
    size_t len;
    uint32_t stride;
    uint32_t reserved;
} acme_shop_rows_line;

/* An order with its lines and the basket that it came from. */
typedef struct acme_shop_order {
    uint32_t size;
    uint32_t reserved;
    uint64_t id;
    acme_shop_rows_line lines;
    acme_shop_delivery delivery;
    acme_shop_basket *basket; /* owned; write NULL to take it */
#if FTK_POINTER_32
    uint8_t reserved1[4];
#endif
} acme_shop_order;
FTK_ASSERT_LAYOUT(sizeof(acme_shop_order), 72, 64);

/* Why the shop says no. */
#define ACME_SHOP_SHOP_ERROR_DOMAIN "acme.shop.ShopError"
#define ACME_SHOP_SHOP_ERROR_NOT_FOUND 1
#define ACME_SHOP_SHOP_ERROR_CLOSED 2

/* Payload of ShopError.not_found. */
typedef struct acme_shop_shop_error_not_found {
    uint32_t size;
    uint32_t reserved;
    uint64_t id;
} acme_shop_shop_error_not_found;

/* Called for each line; false stops. */
typedef struct acme_shop_visit_vt {
    ftk_callback_vt base;
    int32_t (*call)(void *ctx, const acme_shop_line *line, uint32_t index, uint8_t *out, ftk_error **err);
} acme_shop_visit_vt;

/* Collects lines. */
int32_t acme_shop_basket_new(acme_shop_basket **out, ftk_error **err);
int32_t acme_shop_basket_add(acme_shop_basket *self, const acme_shop_line *line, uint32_t *out, ftk_error **err);
int32_t acme_shop_basket_label(acme_shop_basket *self, const char **out, size_t *out_len, ftk_owner **out_owner, ftk_error **err);
int32_t acme_shop_basket_get_size(acme_shop_basket *self, uint32_t *out, ftk_error **err);
int32_t acme_shop_basket_release(acme_shop_basket *self);
int32_t acme_shop_basket_close(acme_shop_basket *self, ftk_error **err);

/* The shop, shared by all its callers. */
int32_t acme_shop_shop_new(const char *name, size_t name_len, acme_shop_shop **out, ftk_error **err);
int32_t acme_shop_shop_place(acme_shop_shop *self, acme_shop_basket *basket, const acme_shop_delivery *delivery, uint64_t *out, ftk_error **err);
int32_t acme_shop_shop_order(acme_shop_shop *self, uint64_t id, const acme_shop_order **out, ftk_owner **out_owner, ftk_error **err);
int32_t acme_shop_shop_each_line(acme_shop_shop *self, uint64_t id, void *visit_ctx, const acme_shop_visit_vt *visit, uint32_t *out, ftk_error **err);
int32_t acme_shop_shop_retain(acme_shop_shop *self);
int32_t acme_shop_shop_release(acme_shop_shop *self);
int32_t acme_shop_shop_close(acme_shop_shop *self, ftk_error **err);
/* Since 1.1.0. */
int32_t acme_shop_shop_count(acme_shop_shop *self, uint32_t *out, ftk_error **err);

int32_t acme_shop_distance(const acme_shop_point *a, const acme_shop_point *b, double *out, ftk_error **err);
int32_t acme_shop_shout(const char *text, size_t text_len, ftk_buf *out, ftk_error **err);

/* Every function of the package, in slot order: (since, source order), so that the table only grows at its end. */
typedef struct acme_shop_api {
    ftk_api base;
    int32_t (*basket_new)(acme_shop_basket **out, ftk_error **err);
    int32_t (*basket_add)(acme_shop_basket *self, const acme_shop_line *line, uint32_t *out, ftk_error **err);
    int32_t (*basket_label)(acme_shop_basket *self, const char **out, size_t *out_len, ftk_owner **out_owner, ftk_error **err);
    int32_t (*basket_get_size)(acme_shop_basket *self, uint32_t *out, ftk_error **err);
    int32_t (*basket_release)(acme_shop_basket *self);
    int32_t (*basket_close)(acme_shop_basket *self, ftk_error **err);
    int32_t (*shop_new)(const char *name, size_t name_len, acme_shop_shop **out, ftk_error **err);
    int32_t (*shop_place)(acme_shop_shop *self, acme_shop_basket *basket, const acme_shop_delivery *delivery, uint64_t *out, ftk_error **err);
    int32_t (*shop_order)(acme_shop_shop *self, uint64_t id, const acme_shop_order **out, ftk_owner **out_owner, ftk_error **err);
    int32_t (*shop_each_line)(acme_shop_shop *self, uint64_t id, void *visit_ctx, const acme_shop_visit_vt *visit, uint32_t *out, ftk_error **err);
    int32_t (*shop_retain)(acme_shop_shop *self);
    int32_t (*shop_release)(acme_shop_shop *self);
    int32_t (*shop_close)(acme_shop_shop *self, ftk_error **err);
    int32_t (*distance)(const acme_shop_point *a, const acme_shop_point *b, double *out, ftk_error **err);
    int32_t (*shout)(const char *text, size_t text_len, ftk_buf *out, ftk_error **err);
    int32_t (*shop_count)(acme_shop_shop *self, uint32_t *out, ftk_error **err); /* since 1.1.0 */
} acme_shop_api;

/* The provider's one necessary export. */
FTK_EXPORT const ftk_api *acme_shop_get_api(uint32_t major, uint32_t min_minor, ftk_error **err);

FTK_END_C

#endif
