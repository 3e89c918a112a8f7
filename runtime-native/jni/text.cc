/* Transcoding between UTF-8 and UTF-16, checked on the way. */
#include "ftk_jni.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ftk_jni {

namespace {

constexpr uint64_t TOP_BITS = 0x8080808080808080u;

uint64_t load8(const char *ptr) {
    uint64_t word;
    std::memcpy(&word, ptr, 8);
    return word;
}

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

/* Widens eight ASCII bytes. */
void widen8(const char *ptr, char16_t *out) {
#if defined(__SSE2__)
    __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(ptr));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), _mm_unpacklo_epi8(bytes, _mm_setzero_si128()));
#else
    for (size_t i = 0; i < 8; i++) out[i] = static_cast<unsigned char>(ptr[i]);
#endif
}

char *encode(char *at, unsigned c) {
    if (c < 0x800) {
        *at++ = static_cast<char>(0xc0u | c >> 6);
    } else {
        if (c < 0x10000u) {
            *at++ = static_cast<char>(0xe0u | c >> 12);
        } else {
            *at++ = static_cast<char>(0xf0u | c >> 18);
            *at++ = static_cast<char>(0x80u | (c >> 12 & 0x3fu));
        }
        *at++ = static_cast<char>(0x80u | (c >> 6 & 0x3fu));
    }
    *at++ = static_cast<char>(0x80u | (c & 0x3fu));
    return at;
}

}  // namespace

bool is_ascii(const char *ptr, size_t len) {
    size_t i = 0;
#if defined(__SSE2__)
    for (; len - i >= 64; i += 64) {
        const __m128i *p = reinterpret_cast<const __m128i *>(ptr + i);
        __m128i any = _mm_or_si128(_mm_or_si128(_mm_loadu_si128(p), _mm_loadu_si128(p + 1)),
                                   _mm_or_si128(_mm_loadu_si128(p + 2), _mm_loadu_si128(p + 3)));
        if (_mm_movemask_epi8(any) != 0) return false;
    }
#endif
    uint64_t bits = 0;
    for (; len - i >= 8; i += 8) bits |= load8(ptr + i);
    for (; i < len; i++) bits |= static_cast<unsigned char>(ptr[i]);
    return (bits & TOP_BITS) == 0;
}

size_t narrow_ascii(const char16_t *ptr, size_t len, char *out) {
    size_t i = 0;
#if defined(__SSE2__)
    const __m128i high = _mm_set1_epi16(static_cast<short>(0xff80));
    for (; len - i >= 16; i += 16) {
        __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(ptr + i));
        __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(ptr + i + 8));
        __m128i rest = _mm_and_si128(_mm_or_si128(a, b), high);
        if (_mm_movemask_epi8(_mm_cmpeq_epi16(rest, _mm_setzero_si128())) != 0xffff) break;
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out + i), _mm_packus_epi16(a, b));
    }
    for (; len - i >= 8; i += 8) {
        __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(ptr + i));
        if (_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_and_si128(a, high), _mm_setzero_si128())) != 0xffff) break;
        _mm_storel_epi64(reinterpret_cast<__m128i *>(out + i), _mm_packus_epi16(a, a));
    }
#endif
    for (; i < len && ptr[i] < 0x80; i++) out[i] = static_cast<char>(ptr[i]);
    return i;
}

void widen_ascii(const char *ptr, size_t len, char16_t *out) {
    size_t i = 0;
    for (; len - i >= 8; i += 8) widen8(ptr + i, out + i);
    for (; i < len; i++) out[i] = static_cast<unsigned char>(ptr[i]);
}

size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out) {
    char16_t *at = out;
    size_t i = 0;
    while (i < len) {
        if (len - i >= 8 && (load8(ptr + i) & TOP_BITS) == 0) {
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

size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out) {
    char *at = out;
    for (size_t i = 0; i < len; i++) {
        unsigned c = ptr[i];
        if (c < 0x80) {
            *at++ = static_cast<char>(c);
            continue;
        }
        if ((c & 0xf800u) == 0xd800u) {
            if (c >= 0xdc00u || i + 1 == len || (ptr[i + 1] & 0xfc00u) != 0xdc00u) return SIZE_MAX;
            c = 0x10000u + ((c & 0x3ffu) << 10) + (ptr[++i] & 0x3ffu);
        }
        at = encode(at, c);
    }
    return static_cast<size_t>(at - out);
}

}  // namespace ftk_jni
