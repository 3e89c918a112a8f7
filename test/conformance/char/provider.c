#include <conf_char_provider.h>
#include <provide.h>

/* One character of valid UTF-8; moves *at behind it. */
static uint32_t decode(const char *text, size_t *at) {
    const unsigned char *p = (const unsigned char *)text + *at;
    int more = p[0] < 0x80 ? 0 : p[0] < 0xe0 ? 1 : p[0] < 0xf0 ? 2 : 3;
    uint32_t c = more == 0 ? p[0] : p[0] & (0x3fu >> more);
    for (int i = 1; i <= more; i++) c = c << 6 | (p[i] & 0x3fu);
    *at += (size_t)more + 1;
    return c;
}

static void encode(builder *text, uint32_t c) {
    unsigned char out[4];
    int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    for (int i = more; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    out[0] = (unsigned char)(more == 0 ? c : (0xff00u >> (more + 1) & 0xffu) | c);
    add(text, out, (size_t)more + 1);
}

static int32_t next(uint32_t value, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = value == 0xd7ff ? 0xe000 : value + 1;
    return FTK_OK;
}

static int32_t split(const char *text, size_t text_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, text_len, sizeof(uint32_t)) != FTK_OK) return no_memory(err);
    size_t count = 0;
    for (size_t at = 0; at < text_len;) ((uint32_t *)out->ptr)[count++] = decode(text, &at);
    out->len = count;
    return FTK_OK;
}

static int32_t join(const uint32_t *chars, size_t chars_len, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    for (size_t i = 0; i < chars_len; i++) encode(&text, chars[i]);
    return give(&text, out, err);
}

static int32_t first(const char *text, size_t text_len, uint8_t *out_has, uint32_t *out, ftk_error **err) {
    (void)err;
    size_t at = 0;
    *out_has = text_len > 0;
    if (text_len > 0) *out = decode(text, &at);
    return FTK_OK;
}

static const conf_char_provider provider = {.next = next, .split = split, .join = join, .first = first};
FTK_PROVIDER(conf_char, provider);
