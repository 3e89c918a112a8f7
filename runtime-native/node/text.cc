/* Transcoding between UTF-8 and what the JavaScript engine stores, checked on the way. */
#include "ftk_node.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#if defined(__x86_64__) && defined(__GNUC__)
#define FTK_NODE_SSSE3 __attribute__((target("ssse3")))
#include <tmmintrin.h>
#endif

namespace ftk_node {

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

namespace {

/* One scalar value at `*i`; false at a lone surrogate. */
bool encode_next(const char16_t *ptr, size_t len, size_t *i, char **at) {
    unsigned c = ptr[(*i)++];
    if (c < 0x80) {
        *(*at)++ = static_cast<char>(c);
        return true;
    }
    if ((c & 0xf800u) == 0xd800u) {
        if (c >= 0xdc00u || *i == len || (ptr[*i] & 0xfc00u) != 0xdc00u) return false;
        c = 0x10000u + ((c & 0x3ffu) << 10) + (ptr[(*i)++] & 0x3ffu);
    }
    *at = encode(*at, c);
    return true;
}

#if defined(FTK_NODE_SSSE3)

/* Moves the one to three bytes of each of four units, which end at the end of their four bytes, together. The low half of the index says
 * which units have more than one byte, the high half which have three. */
struct Shuffles {
    uint8_t order[256][16];
    uint8_t bytes[256];
};

constexpr Shuffles make_shuffles() {
    Shuffles out = {};
    for (unsigned index = 0; index < 256; index++) {
        unsigned used = 0;
        for (unsigned unit = 0; unit < 4; unit++) {
            unsigned bytes = 1 + (index >> unit & 1) + (index >> (4 + unit) & 1);
            for (unsigned k = 4 - bytes; k < 4; k++) out.order[index][used++] = static_cast<uint8_t>(unit * 4 + k);
        }
        out.bytes[index] = static_cast<uint8_t>(used);
        for (; used < 16; used++) out.order[index][used] = 0x80;
    }
    return out;
}

constexpr Shuffles shuffles = make_shuffles();
const bool has_ssse3 = __builtin_cpu_supports("ssse3") != 0;

/* Eight units at a time while none of them is a surrogate; returns how many were done. */
FTK_NODE_SSSE3 size_t encode_blocks(const char16_t *ptr, size_t len, char **to) {
    const __m128i zero = _mm_setzero_si128();
    char *at = *to;
    size_t i = 0;
    for (; len - i >= 8; i += 8) {
        __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i *>(ptr + i));
        __m128i one = _mm_cmpeq_epi16(_mm_subs_epu16(c, _mm_set1_epi16(0x7f)), zero);
        __m128i two = _mm_cmpeq_epi16(_mm_subs_epu16(c, _mm_set1_epi16(0x7ff)), zero);
        unsigned more = static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(one, two))) ^ 0xffffu;
        if ((more & 0xffu) == 0) {
            _mm_storel_epi64(reinterpret_cast<__m128i *>(at), _mm_packus_epi16(c, c));
            at += 8;
            continue;
        }
        __m128i surrogate = _mm_cmpeq_epi16(_mm_and_si128(c, _mm_set1_epi16(static_cast<short>(0xf800))), _mm_set1_epi16(static_cast<short>(0xd800)));
        if (_mm_movemask_epi8(surrogate) != 0) break;
        __m128i six = _mm_set1_epi16(0x3f);
        __m128i tail = _mm_set1_epi16(0x80);
        __m128i last = _mm_or_si128(_mm_and_si128(one, c), _mm_andnot_si128(one, _mm_or_si128(_mm_and_si128(c, six), tail)));
        __m128i lead = _mm_and_si128(two, _mm_set1_epi16(0x40));
        __m128i middle = _mm_or_si128(_mm_or_si128(_mm_and_si128(_mm_srli_epi16(c, 6), six), tail), lead);
        __m128i first = _mm_slli_epi16(_mm_or_si128(_mm_srli_epi16(c, 12), _mm_set1_epi16(0xe0)), 8);
        __m128i rest = _mm_or_si128(middle, _mm_slli_epi16(last, 8));
        unsigned low = (more & 0xfu) | (more >> 4 & 0xf0u);
        unsigned high = (more >> 4 & 0xfu) | (more >> 8 & 0xf0u);
        __m128i low_order = _mm_loadu_si128(reinterpret_cast<const __m128i *>(shuffles.order[low]));
        __m128i high_order = _mm_loadu_si128(reinterpret_cast<const __m128i *>(shuffles.order[high]));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(at), _mm_shuffle_epi8(_mm_unpacklo_epi16(first, rest), low_order));
        at += shuffles.bytes[low];
        _mm_storeu_si128(reinterpret_cast<__m128i *>(at), _mm_shuffle_epi8(_mm_unpackhi_epi16(first, rest), high_order));
        at += shuffles.bytes[high];
    }
    *to = at;
    return i;
}

#endif

}  // namespace

size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out) {
    char *at = out;
    size_t i = 0;
    while (i < len) {
#if defined(FTK_NODE_SSSE3)
        if (has_ssse3 && len - i >= 8) i += encode_blocks(ptr + i, len - i, &at);
#endif
        /* What is left, or the block with a surrogate. */
        for (size_t end = len - i < 8 ? len : i + 8; i < end;) {
            if (!encode_next(ptr, len, &i, &at)) return SIZE_MAX;
        }
    }
    return static_cast<size_t>(at - out);
}

}  // namespace ftk_node
