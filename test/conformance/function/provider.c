#include <conf_function_provider.h>
#include <provide.h>

static uint32_t noops;

static int32_t noop(ftk_error **err) {
    (void)err;
    noops++;
    return FTK_OK;
}

static void add_char(builder *text, uint32_t c) {
    const char utf8[] = {(char)(0xc0 | (c >> 6)), (char)(0x80 | (c & 0x3f))};
    if (c < 0x80) addf(text, "%c", (char)c);
    else add(text, utf8, 2); /* the only caller passes a character below U+0800 */
}

static int32_t format(int8_t a, uint64_t b, float c, double d, uint8_t e, uint32_t f, const char *g, size_t g_len, const uint8_t *h,
                      size_t h_len, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    addf(&text, "%d %" PRIu64 " %.3f %.3f %s ", a, b, (double)c, d, e ? "true" : "false");
    add_char(&text, f);
    add(&text, " ", 1);
    add(&text, g, g_len);
    add(&text, " ", 1);
    for (size_t i = 0; i < h_len; i++) addf(&text, "%02x", h[i]);
    return give(&text, out, err);
}

static int32_t add10(int32_t a, int32_t b, int32_t c, int32_t d, int32_t e, int32_t f, int32_t g, int32_t h, int32_t i, int32_t j, int32_t *out,
                     ftk_error **err) {
    (void)err;
    *out = a + b + c + d + e + f + g + h + i + j;
    return FTK_OK;
}

static int32_t middle(const conf_function_point *a, const conf_function_point *b, conf_function_point *out, ftk_error **err) {
    (void)err;
    out->x = (a->x + b->x) / 2;
    out->y = (a->y + b->y) / 2;
    return FTK_OK;
}

static int32_t calls(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = noops;
    return FTK_OK;
}

static const conf_function_provider provider = {.noop = noop, .format = format, .add10 = add10, .middle = middle, .calls = calls};
FTK_PROVIDER(conf_function, provider);
