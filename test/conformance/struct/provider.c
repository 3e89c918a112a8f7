#include <conf_struct_provider.h>
#include <provide.h>

static conf_struct_point flipped(conf_struct_point point) {
    return (conf_struct_point){point.y, point.x};
}

static int32_t flip(const conf_struct_point *point, conf_struct_point *out, ftk_error **err) {
    (void)err;
    *out = flipped(*point);
    return FTK_OK;
}

static int32_t step(const conf_struct_mixed *mixed, conf_struct_mixed *out, ftk_error **err) {
    (void)err;
    *out = *mixed;
    out->a = (uint8_t)(mixed->a + 1);
    out->b = mixed->b + 1;
    out->c = (uint16_t)(mixed->c + 1);
    out->point = flipped(mixed->point);
    out->visible = !mixed->visible;
    out->color = CONF_STRUCT_COLOR_GREEN;
    for (int i = 0; i < 3; i++) out->codes[i] = mixed->codes[2 - i];
    return FTK_OK;
}

static int32_t line(uint32_t n, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, n, sizeof(conf_struct_point)) != FTK_OK) return no_memory(err);
    for (uint32_t i = 0; i < n; i++) ((conf_struct_point *)out->ptr)[i] = (conf_struct_point){i, i == 0 ? 0.0 : -(double)i};
    return FTK_OK;
}

static int32_t visible(const conf_struct_mixed *all, size_t all_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, all_len, sizeof(conf_struct_point)) != FTK_OK) return no_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < all_len; i++) {
        if (all[i].visible && all[i].point.x >= 0) ((conf_struct_point *)out->ptr)[count++] = all[i].point;
    }
    out->len = count;
    return FTK_OK;
}

static const conf_struct_provider provider = {.flip = flip, .step = step, .line = line, .visible = visible};
FTK_PROVIDER(conf_struct, provider);
