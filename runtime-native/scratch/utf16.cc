/* UTF-8 to UTF-16. */
#include "text.h"

namespace ftk_scratch {

namespace {

bool is_tail(unsigned byte) { return (byte & 0xc0u) == 0x80u; }

/* One sequence of two to four bytes at `p`; writes its units and returns its length, or 0 when it is not well-formed. */
size_t decode(const unsigned char *p, size_t left, char16_t **out) {
    unsigned lead = p[0];
    if (lead < 0xe0) {
        if (lead < 0xc2 || left < 2 || !is_tail(p[1])) return 0;
        *(*out)++ = static_cast<char16_t>((lead & 0x1fu) << 6 | (p[1] & 0x3fu));
        return 2;
    }
    if (lead < 0xf0) {
        if (left < 3 || !is_tail(p[1]) || !is_tail(p[2])) return 0;
        unsigned c = (lead & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
        if (c < 0x800 || (c & 0xf800u) == 0xd800u) return 0;
        *(*out)++ = static_cast<char16_t>(c);
        return 3;
    }
    if (lead > 0xf4 || left < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3])) return 0;
    unsigned c = (lead & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
    if (c < 0x10000u || c > 0x10ffffu) return 0;
    c -= 0x10000u;
    *(*out)++ = static_cast<char16_t>(0xd800u | c >> 10);
    *(*out)++ = static_cast<char16_t>(0xdc00u | (c & 0x3ffu));
    return 4;
}

}  // namespace

size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out) {
    char16_t *at = out;
    size_t i = 0;
    while (i < len) {
        if (len - i >= 8 && (load<uint64_t>(ptr + i, 0) & TOP_BITS) == 0) {
            widen8(ptr + i, at);
            i += 8;
            at += 8;
            continue;
        }
        unsigned char byte = static_cast<unsigned char>(ptr[i]);
        if (byte < 0x80) {
            *at++ = byte;
            i += 1;
            continue;
        }
        size_t step = decode(reinterpret_cast<const unsigned char *>(ptr) + i, len - i, &at);
        if (step == 0) return SIZE_MAX;
        i += step;
    }
    return static_cast<size_t>(at - out);
}

}  // namespace ftk_scratch
