#include <conf_static_provider.h>
#include <provide.h>

struct conf_static_counter_impl {
    uint32_t value;
};

static int32_t counter_new(uint32_t start, conf_static_counter_impl **out, ftk_error **err) {
    *out = ftk_alloc(sizeof **out);
    if (*out == NULL) return no_memory(err);
    (*out)->value = start;
    return FTK_OK;
}

static void counter_destroy(conf_static_counter_impl *self) {
    ftk_free(self, sizeof *self);
}

static int32_t counter_add(uint32_t a, uint32_t b, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = a + b;
    return FTK_OK;
}

static int32_t counter_hundred(conf_static_counter_impl **out, ftk_error **err) {
    return counter_new(100, out, err);
}

static int32_t counter_get_version(ftk_buf *out, ftk_error **err) {
    return ftk_buf_copy(out, "v1", 2, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t counter_value(conf_static_counter_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->value;
    return FTK_OK;
}

static int32_t larger(conf_static_counter_impl *a, conf_static_counter_impl *b, conf_static_counter_impl **out, ftk_error **err) {
    return counter_new(a->value > b->value ? a->value : b->value, out, err);
}

static const conf_static_provider provider = {
    .counter_new = counter_new, .counter_destroy = counter_destroy, .counter_add = counter_add, .counter_hundred = counter_hundred,
    .counter_get_version = counter_get_version, .counter_value = counter_value, .larger = larger,
};
FTK_PROVIDER(conf_static, provider);
