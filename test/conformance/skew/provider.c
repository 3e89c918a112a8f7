#include <conf_skew_provider.h>
#include <provide.h>

struct conf_skew_box_impl {
    uint32_t count;
    double total;
};

static int32_t box_new(conf_skew_box_impl **out, ftk_error **err) {
    *out = ftk_alloc_zeroed(sizeof **out);
    return *out == NULL ? no_memory(err) : FTK_OK;
}

static void box_destroy(conf_skew_box_impl *self) {
    ftk_free(self, sizeof *self);
}

static int32_t box_put(conf_skew_box_impl *self, const conf_skew_item *item, uint32_t *out, ftk_error **err) {
    (void)err;
    (void)item;
#ifndef CONF_OLD
    self->total += conf_skew_item_get_price(item);
#endif
    *out = ++self->count;
    return FTK_OK;
}

static int32_t kind_of(uint8_t n, conf_skew_kind *out, ftk_error **err) {
    (void)err;
    *out = n;
    return FTK_OK;
}

static int32_t make_item(const char *name, size_t name_len, ftk_arena *arena, const conf_skew_item **out, ftk_error **err) {
    conf_skew_item *made = MAKE(arena, conf_skew_item);
    if (made == NULL) return no_memory(err);
    *made = (conf_skew_item)CONF_SKEW_ITEM_INIT;
    *out = made;
    return ftk_arena_text(arena, name, name_len, &made->name) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t fail(uint32_t n, ftk_error **err) {
#ifndef CONF_OLD
    if (n == 2) {
        conf_skew_skew_error_new_ payload = CONF_SKEW_SKEW_ERROR_NEW__INIT;
        payload.why = FTK_LITERAL("because");
        return conf_skew_skew_error_fail_new(err, &payload);
    }
#endif
    return n == 1 || n == 2 ? conf_skew_skew_error_fail_old(err) : FTK_OK;
}

#ifndef CONF_OLD
static int32_t box_total(conf_skew_box_impl *self, double *out, ftk_error **err) {
    (void)err;
    *out = self->total;
    return FTK_OK;
}

static int32_t newer(const char *text, size_t text_len, ftk_buf *out, ftk_error **err) {
    builder built = {0};
    add(&built, text, text_len);
    add(&built, "!", 1);
    return give(&built, out, err);
}
#endif

static const conf_skew_provider provider = {
    .box_new = box_new, .box_destroy = box_destroy, .box_put = box_put, .kind_of = kind_of, .make_item = make_item, .fail = fail,
#ifndef CONF_OLD
    .box_total = box_total, .newer = newer,
#endif
};
FTK_PROVIDER(conf_skew, provider);
