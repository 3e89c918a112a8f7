/* The second opinion on UTF-8: one code point after the other, by arithmetic, sharing nothing with the runtime. */
#ifndef FTK_TEST_NAIVE_TEXT_H
#define FTK_TEST_NAIVE_TEXT_H

#include "check.h"

/* Writes one code point and returns its bytes. */
static inline size_t naive_encode(uint32_t c, char *out) {
    static const uint32_t limits[] = {0x80, 0x800, 0x10000};
    static const uint32_t leads[] = {0, 0xc0, 0xe0, 0xf0};
    size_t extra = 0;
    while (extra < 3 && c >= limits[extra]) extra++;
    for (size_t i = extra; i > 0; i--) {
        out[i] = (char)(0x80 + c % 64);
        c /= 64;
    }
    out[0] = (char)(leads[extra] + c);
    return extra + 1;
}

/* Bytes of the character at the front, or 0: decode, then demand that encoding gives the same bytes again. */
static inline size_t naive_character(const unsigned char *p, size_t len) {
    size_t need = p[0] < 0x80 ? 1 : p[0] < 0xc0 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf8 ? 4 : 0;
    if (need == 0 || need > len) return 0;
    uint32_t c = need == 1 ? p[0] : p[0] % (1u << (7 - need));
    for (size_t i = 1; i < need; i++) {
        if (p[i] / 64 != 2) return 0;
        c = c * 64 + p[i] % 64;
    }
    char again[4];
    if (!ftk_char_valid(c) || naive_encode(c, again) != need || memcmp(again, p, need) != 0) return 0;
    return need;
}

/* 1 when the bytes are well-formed UTF-8. */
static inline int naive_valid(const char *ptr, size_t len) {
    const unsigned char *p = (const unsigned char *)ptr;
    while (len > 0) {
        size_t step = naive_character(p, len);
        if (step == 0) return 0;
        p += step;
        len -= step;
    }
    return 1;
}

#endif
