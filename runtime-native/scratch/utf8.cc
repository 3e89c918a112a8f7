/* UTF-16 to UTF-8. */
#include "text.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define FTK_SCRATCH_SSSE3 __attribute__((target("ssse3")))
#include <tmmintrin.h>
#endif

namespace ftk_scratch {

namespace {

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

#if defined(FTK_SCRATCH_SSSE3)

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
FTK_SCRATCH_SSSE3 size_t encode_blocks(const char16_t *ptr, size_t len, char **to) {
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
#if defined(FTK_SCRATCH_SSSE3)
        if (has_ssse3 && len - i >= 8) i += encode_blocks(ptr + i, len - i, &at);
#endif
        /* What is left, or the block with a surrogate. */
        for (size_t end = len - i < 8 ? len : i + 8; i < end;) {
            if (!encode_next(ptr, len, &i, &at)) return SIZE_MAX;
        }
    }
    return static_cast<size_t>(at - out);
}

}  // namespace ftk_scratch
