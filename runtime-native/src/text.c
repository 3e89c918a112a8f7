/* Unicode text: validation after Table 3-7 of the Unicode standard, and transcoding. */
#include "ftk/text.h"

#include <string.h>

/* Bytes of the well-formed sequence at `p` (1..4), or 0. */
static size_t sequence(const unsigned char *p, size_t left) {
    unsigned lead = p[0];
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    size_t need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (left < need) return 0;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
    if (p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < need; i++) {
        if ((p[i] & 0xc0) != 0x80) return 0;
    }
    return need;
}

/* 1 when none of the eight bytes at `p` has its top bit set. */
static int eight_ascii(const unsigned char *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

int ftk_ascii(const char *ptr, size_t len) FTK_NOEXCEPT {
    const unsigned char *p = (const unsigned char *)ptr;
    size_t i = 0;
    for (; len - i >= 8; i += 8) {
        if (!eight_ascii(p + i)) return 0;
    }
    for (; i < len; i++) {
        if (p[i] >= 0x80) return 0;
    }
    return 1;
}

int ftk_utf8_valid(const char *ptr, size_t len) FTK_NOEXCEPT {
    const unsigned char *p = (const unsigned char *)ptr;
    size_t i = 0;
    while (i < len) {
        if (len - i >= 8 && eight_ascii(p + i)) {
            i += 8;
            continue;
        }
        size_t step = sequence(p + i, len - i);
        if (step == 0) return 0;
        i += step;
    }
    return 1;
}

size_t ftk_utf16_length(const char *ptr, size_t len) FTK_NOEXCEPT {
    size_t units = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)ptr[i];
        units += (size_t)((byte & 0xc0) != 0x80) + (size_t)(byte >= 0xf0);
    }
    return units;
}

size_t ftk_utf8_to_utf16(const char *ptr, size_t len, uint16_t *out) FTK_NOEXCEPT {
    const unsigned char *p = (const unsigned char *)ptr;
    const unsigned char *end = p + len;
    uint16_t *at = out;
    while (p < end) {
        uint32_t c = p[0];
        if (c < 0x80) {
            p += 1;
        } else if (c < 0xe0 && end - p >= 2) {
            c = (c & 0x1fu) << 6 | (p[1] & 0x3fu);
            p += 2;
        } else if (c < 0xf0 && end - p >= 3) {
            c = (c & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
            p += 3;
        } else if (end - p >= 4) {
            c = ((c & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu)) - 0x10000u;
            *at++ = (uint16_t)(0xd800u | ((c >> 10) & 0x3ffu));
            c = 0xdc00u | (c & 0x3ffu);
            p += 4;
        } else {
            break;
        }
        *at++ = (uint16_t)c;
    }
    return (size_t)(at - out);
}

/* Writes one scalar value and returns the end. */
static char *put_scalar(char *at, uint32_t c) {
    if (c < 0x80) {
        *at++ = (char)c;
    } else if (c < 0x800) {
        *at++ = (char)(0xc0u | c >> 6);
        *at++ = (char)(0x80u | (c & 0x3fu));
    } else if (c < 0x10000u) {
        *at++ = (char)(0xe0u | c >> 12);
        *at++ = (char)(0x80u | (c >> 6 & 0x3fu));
        *at++ = (char)(0x80u | (c & 0x3fu));
    } else {
        *at++ = (char)(0xf0u | c >> 18);
        *at++ = (char)(0x80u | (c >> 12 & 0x3fu));
        *at++ = (char)(0x80u | (c >> 6 & 0x3fu));
        *at++ = (char)(0x80u | (c & 0x3fu));
    }
    return at;
}

size_t ftk_utf16_to_utf8(const uint16_t *ptr, size_t len, char *out) FTK_NOEXCEPT {
    char *at = out;
    for (size_t i = 0; i < len; i++) {
        uint32_t c = ptr[i];
        if ((c & 0xf800u) == 0xd800u) {
            if (c >= 0xdc00u || i + 1 == len || (ptr[i + 1] & 0xfc00u) != 0xdc00u) return SIZE_MAX;
            c = 0x10000u + ((c & 0x3ffu) << 10) + (ptr[++i] & 0x3ffu);
        }
        at = put_scalar(at, c);
    }
    return (size_t)(at - out);
}

size_t ftk_latin1_to_utf8(const uint8_t *ptr, size_t len, char *out) FTK_NOEXCEPT {
    char *at = out;
    for (size_t i = 0; i < len; i++) at = put_scalar(at, ptr[i]);
    return (size_t)(at - out);
}
