/* Unicode text: validation after Table 3-7 of the Unicode standard, and transcoding. Runs of ASCII go 16 bytes at a
 * time. */
#include "ftk/text.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#define LANE 16u
/* 1 when the 16 bytes at `p` are ASCII. */
static int lane_ascii(const unsigned char *p) {
    return _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)p)) == 0;
}
/* The same for four lanes at once. */
static int block_ascii(const unsigned char *p) {
    const __m128i *lanes = (const __m128i *)(const void *)p;
    __m128i front = _mm_or_si128(_mm_loadu_si128(lanes), _mm_loadu_si128(lanes + 1));
    __m128i back = _mm_or_si128(_mm_loadu_si128(lanes + 2), _mm_loadu_si128(lanes + 3));
    return _mm_movemask_epi8(_mm_or_si128(front, back)) == 0;
}
/* 16 ASCII bytes to 16 units. */
static void lane_widen(const unsigned char *p, uint16_t *out) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    _mm_storeu_si128((__m128i *)(void *)out, _mm_unpacklo_epi8(bytes, _mm_setzero_si128()));
    _mm_storeu_si128((__m128i *)(void *)(out + 8), _mm_unpackhi_epi8(bytes, _mm_setzero_si128()));
}
/* 16 units to 16 bytes when they are ASCII; 0 and nothing written otherwise. */
static int lane_narrow(const uint16_t *p, char *out) {
    __m128i low = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(p + 8));
    __m128i above = _mm_and_si128(_mm_or_si128(low, high), _mm_set1_epi16((short)0xff80));
    if (_mm_movemask_epi8(_mm_cmpeq_epi16(above, _mm_setzero_si128())) != 0xffff) return 0;
    _mm_storeu_si128((__m128i *)(void *)out, _mm_packus_epi16(low, high));
    return 1;
}
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#define LANE 16u
static int lane_ascii(const unsigned char *p) { return vmaxvq_u8(vld1q_u8(p)) < 0x80; }
static int block_ascii(const unsigned char *p) {
    uint8x16_t front = vorrq_u8(vld1q_u8(p), vld1q_u8(p + 16));
    uint8x16_t back = vorrq_u8(vld1q_u8(p + 32), vld1q_u8(p + 48));
    return vmaxvq_u8(vorrq_u8(front, back)) < 0x80;
}
static void lane_widen(const unsigned char *p, uint16_t *out) {
    uint8x16_t bytes = vld1q_u8(p);
    vst1q_u16(out, vmovl_u8(vget_low_u8(bytes)));
    vst1q_u16(out + 8, vmovl_u8(vget_high_u8(bytes)));
}
static int lane_narrow(const uint16_t *p, char *out) {
    uint16x8_t low = vld1q_u16(p);
    uint16x8_t high = vld1q_u16(p + 8);
    if (vmaxvq_u16(vorrq_u16(low, high)) >= 0x80) return 0;
    vst1q_u8((uint8_t *)out, vcombine_u8(vmovn_u16(low), vmovn_u16(high)));
    return 1;
}
#else
#define LANE 8u
static int lane_ascii(const unsigned char *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}
static int block_ascii(const unsigned char *p) {
    uint64_t words[4];
    memcpy(words, p, sizeof words);
    return ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) == 0;
}
static void lane_widen(const unsigned char *p, uint16_t *out) {
    for (unsigned i = 0; i < LANE; i++) out[i] = p[i];
}
static int lane_narrow(const uint16_t *p, char *out) {
    unsigned all = 0;
    for (unsigned i = 0; i < LANE; i++) all |= p[i];
    if (all >= 0x80) return 0;
    for (unsigned i = 0; i < LANE; i++) out[i] = (char)p[i];
    return 1;
}
#endif

/* Long text is looked at 32 bytes at a time where the processor can: found out once, at run time. */
#if defined(__x86_64__) && defined(__ELF__)
#include "atomic.h"
#include <cpuid.h>
#include <immintrin.h>
#define WIDE_FROM 128u
static uint32_t wide_state; /* 0 unknown, 1 no, 2 yes */
/* 1 when the processor has AVX2 and the system saves its registers. */
static int wide_usable(void) {
    uint32_t state = FTK_LOAD_RELAXED(&wide_state);
    if (FTK_UNLIKELY(state == 0)) {
        unsigned a = 0, b = 0, c = 0, d = 0;
        int saved = 0;
        if (__get_cpuid(1, &a, &b, &c, &d) && (c & bit_OSXSAVE) != 0 && (c & bit_AVX) != 0) {
            unsigned low, high;
            __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
            saved = (low & 6u) == 6u;
        }
        b = 0;
        state = saved && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2) != 0 ? 2u : 1u;
        FTK_STORE_RELAXED(&wide_state, state);
    }
    return state == 2u;
}
#define WIDE_LOAD(at) _mm256_loadu_si256((const __m256i *)(const void *)(at))
/* run_ascii for at least WIDE_FROM bytes: the two ends as they lie, aligned ones between them. */
__attribute__((target("avx2"))) static int wide_ascii(const unsigned char *p, size_t len) {
    const unsigned char *end = p + len;
    const unsigned char *last = end - 128;
    __m256i bits = _mm256_or_si256(WIDE_LOAD(p), WIDE_LOAD(end - 32));
    bits = _mm256_or_si256(bits, _mm256_or_si256(WIDE_LOAD(end - 64), WIDE_LOAD(end - 96)));
    bits = _mm256_or_si256(bits, WIDE_LOAD(last));
    for (p += 32 - ((uintptr_t)p & 31u); p < last; p += 128) {
        __m256i front = _mm256_or_si256(WIDE_LOAD(p), WIDE_LOAD(p + 32));
        __m256i back = _mm256_or_si256(WIDE_LOAD(p + 64), WIDE_LOAD(p + 96));
        bits = _mm256_or_si256(bits, _mm256_or_si256(front, back));
    }
    return _mm256_movemask_epi8(bits) == 0;
}
#endif

/* 1 when the `len` bytes at `p` are ASCII. Short text is what glue sees most: overlapping words, no loop over bytes. */
static int run_ascii(const unsigned char *p, size_t len) {
    uint64_t first = 0;
    uint64_t last = 0;
#if defined(WIDE_FROM)
    if (len >= WIDE_FROM && wide_usable()) return wide_ascii(p, len);
#endif
    if (len >= LANE) {
        size_t i = 0;
        for (; i + 4 * LANE <= len; i += 4 * LANE) {
            if (!block_ascii(p + i)) return 0;
        }
        for (; i + LANE <= len; i += LANE) {
            if (!lane_ascii(p + i)) return 0;
        }
        return lane_ascii(p + len - LANE);
    }
    if (len >= 8) {
        memcpy(&first, p, 8);
        memcpy(&last, p + len - 8, 8);
    } else if (len >= 4) {
        memcpy(&first, p, 4);
        memcpy(&last, p + len - 4, 4);
    } else {
        for (size_t i = 0; i < len; i++) first |= p[i];
    }
    return ((first | last) & 0x8080808080808080u) == 0;
}

/* Bytes of the well-formed sequence at `p` (1..4), or 0. */
static size_t sequence(const unsigned char *p, size_t left) {
    unsigned lead = p[0];
    if (lead < 0x80) return 1;
    if (lead < 0xe0) return lead >= 0xc2 && left >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
    if (lead < 0xf0) {
        if (left < 3 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
        return (lead == 0xe0 && p[1] < 0xa0) || (lead == 0xed && p[1] > 0x9f) ? 0 : 3;
    }
    if (lead > 0xf4 || left < 4 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80 || (p[3] & 0xc0) != 0x80) return 0;
    return (lead == 0xf0 && p[1] < 0x90) || (lead == 0xf4 && p[1] > 0x8f) ? 0 : 4;
}

#if defined(WIDE_FROM)
/* What can be wrong with two neighbours. The tables below say for half a byte each in which of these a pair may take
 * part; a pair that takes part in one with all three halves is an error, except LATER, which is one unless the third or
 * fourth byte of a sequence is expected there. */
enum {
    CUT = 1,         /* a lead, then no continuation */
    EXTRA = 2,       /* ASCII, then a continuation */
    LONG3 = 4,       /* e0 80..9f */
    ABOVE = 8,       /* f4 90.., f5.. */
    SURROGATE = 16,  /* ed a0.. */
    LONG2 = 32,      /* c0, c1 */
    LONG4 = 64,      /* f0 80..8f, f5.. 80..8f */
    LATER = 128,     /* two continuations */
    ANY = CUT | EXTRA | LATER
};

/* The errors of 16 bytes; `one`, `two` and `three` are the 16 bytes that begin one to three earlier. */
__attribute__((target("avx2"))) static inline __m128i pair_errors(__m128i here, __m128i one, __m128i two, __m128i three) {
    const __m128i first_high =
        _mm_setr_epi8(EXTRA, EXTRA, EXTRA, EXTRA, EXTRA, EXTRA, EXTRA, EXTRA, (char)LATER, (char)LATER, (char)LATER,
                      (char)LATER, CUT | LONG2, CUT, CUT | LONG3 | SURROGATE, CUT | ABOVE | LONG4);
    const __m128i first_low = _mm_setr_epi8(
        (char)(ANY | LONG3 | LONG2 | LONG4), (char)(ANY | LONG2), (char)ANY, (char)ANY, (char)(ANY | ABOVE),
        (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4),
        (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4),
        (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4 | SURROGATE),
        (char)(ANY | ABOVE | LONG4), (char)(ANY | ABOVE | LONG4));
    const char low = (char)(EXTRA | LONG2 | LATER);
    const __m128i second_high = _mm_setr_epi8(
        CUT, CUT, CUT, CUT, CUT, CUT, CUT, CUT, (char)(low | LONG3 | LONG4), (char)(low | LONG3 | ABOVE),
        (char)(low | SURROGATE | ABOVE), (char)(low | SURROGATE | ABOVE), CUT, CUT, CUT, CUT);
    const __m128i half = _mm_set1_epi8(0x0f);
    __m128i a = _mm_shuffle_epi8(first_high, _mm_and_si128(_mm_srli_epi16(one, 4), half));
    __m128i b = _mm_shuffle_epi8(first_low, _mm_and_si128(one, half));
    __m128i c = _mm_shuffle_epi8(second_high, _mm_and_si128(_mm_srli_epi16(here, 4), half));
    /* The top bit where a lead of three or four lies two earlier, or one of four lies three earlier. */
    __m128i expected = _mm_or_si128(_mm_subs_epu8(two, _mm_set1_epi8(0x60)), _mm_subs_epu8(three, _mm_set1_epi8(0x70)));
    return _mm_xor_si128(_mm_and_si128(_mm_and_si128(a, b), c), _mm_and_si128(expected, _mm_set1_epi8((char)0x80)));
}

/* 1 when 8 to 16, or more than 18 bytes are well-formed UTF-8. */
__attribute__((target("avx2"))) static int wide_valid(const unsigned char *p, size_t len) {
    static const unsigned char move[16] = {8,    9,    10,   11,   12,   13,   14,   15,
                                           0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80};
    const __m128i zero = _mm_setzero_si128();
    __m128i here = zero;
    if (len <= 16) {
        /* The last eight bytes are put behind the first, without what both have, and zeros behind them. */
        __m128i both = _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)(const void *)p),
                                          _mm_loadl_epi64((const __m128i *)(const void *)(p + len - 8)));
        __m128i order = _mm_unpacklo_epi64(_mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0),
                                           _mm_loadl_epi64((const __m128i *)(const void *)(move + 16 - len)));
        here = _mm_shuffle_epi8(both, order);
    } else {
        here = _mm_loadu_si128((const __m128i *)(const void *)p);
    }
    __m128i errors = pair_errors(here, _mm_slli_si128(here, 1), _mm_slli_si128(here, 2), _mm_slli_si128(here, 3));
    for (size_t i = 16; i < len; i += 16) {
        if (len - i < 16) i = len - 16;
        const unsigned char *at = p + i;
        errors = _mm_or_si128(errors, pair_errors(_mm_loadu_si128((const __m128i *)(const void *)at),
                                                  _mm_loadu_si128((const __m128i *)(const void *)(at - 1)),
                                                  _mm_loadu_si128((const __m128i *)(const void *)(at - 2)),
                                                  _mm_loadu_si128((const __m128i *)(const void *)(at - 3))));
    }
    int whole = p[len - 1] < 0xc0 && p[len - 2] < 0xe0 && p[len - 3] < 0xf0;
    return whole && _mm_movemask_epi8(_mm_cmpeq_epi8(errors, zero)) == 0xffff;
}
#endif

int ftk_ascii(const char *ptr, size_t len) FTK_NOEXCEPT { return run_ascii((const unsigned char *)ptr, len); }

static __attribute__((noinline)) int mixed_valid(const unsigned char *p, size_t len) {
#if defined(WIDE_FROM)
    if (len >= 8 && len != 17 && len != 18 && wide_usable()) return wide_valid(p, len);
#endif
    size_t i = 0;
    while (i < len) {
        if (p[i] < 0x80 && len - i >= LANE && lane_ascii(p + i)) {
            i += LANE;
            continue;
        }
        size_t step = sequence(p + i, len - i);
        if (step == 0) return 0;
        i += step;
    }
    return 1;
}

/* One call deep where the text is ASCII. */
int ftk_utf8_valid(const char *ptr, size_t len) FTK_NOEXCEPT {
    const unsigned char *p = (const unsigned char *)ptr;
#if defined(WIDE_FROM)
    if (len >= WIDE_FROM && FTK_LIKELY(FTK_LOAD_RELAXED(&wide_state) == 2u)) return wide_ascii(p, len) || mixed_valid(p, len);
#endif
    return run_ascii(p, len) || mixed_valid(p, len);
}

/* The sum of eight bytes of 0 or 1. */
static size_t sum_of_bytes(uint64_t ones) { return (size_t)((ones * 0x0101010101010101u) >> 56); }

size_t ftk_utf16_length(const char *ptr, size_t len) FTK_NOEXCEPT {
    const uint64_t one = 0x0101010101010101u;
    size_t units = 0;
    size_t i = 0;
    for (; len - i >= 8; i += 8) {
        uint64_t word;
        memcpy(&word, ptr + i, sizeof word);
        uint64_t continuation = (word >> 7) & ~(word >> 6) & one;
        uint64_t four = (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & one;
        units += 8 - sum_of_bytes(continuation) + sum_of_bytes(four);
    }
    for (; i < len; i++) {
        unsigned char byte = (unsigned char)ptr[i];
        units += (size_t)((byte & 0xc0) != 0x80) + (size_t)(byte >= 0xf0);
    }
    return units;
}

/* Decodes the sequence at `p`, which is not ASCII, and moves on; 0 at the end of text that was cut. */
static int take_scalar(const unsigned char **p, const unsigned char *end, uint32_t *out) {
    const unsigned char *at = *p;
    uint32_t c = at[0];
    if (c < 0xe0 && end - at >= 2) {
        *out = (c & 0x1fu) << 6 | (at[1] & 0x3fu);
        *p = at + 2;
    } else if (c < 0xf0 && end - at >= 3) {
        *out = (c & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
        *p = at + 3;
    } else if (end - at >= 4) {
        *out = (c & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 | (at[3] & 0x3fu);
        *p = at + 4;
    } else {
        return 0;
    }
    return 1;
}

size_t ftk_utf8_to_utf16(const char *ptr, size_t len, uint16_t *out) FTK_NOEXCEPT {
    if (len == 0) return 0;
    const unsigned char *p = (const unsigned char *)ptr;
    const unsigned char *end = p + len;
    uint16_t *at = out;
    uint32_t c = 0;
    while (p < end) {
        if (*p < 0x80) {
            if ((size_t)(end - p) >= LANE && lane_ascii(p)) {
                lane_widen(p, at);
                p += LANE;
                at += LANE;
            } else {
                *at++ = *p++;
            }
            continue;
        }
        if (!take_scalar(&p, end, &c)) break;
        if (c >= 0x10000u) {
            *at++ = (uint16_t)(0xd800u | ((c - 0x10000u) >> 10 & 0x3ffu));
            c = 0xdc00u | (c & 0x3ffu);
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
    size_t i = 0;
    while (i < len) {
        uint32_t c = ptr[i];
        if (c < 0x80 && len - i >= LANE && lane_narrow(ptr + i, at)) {
            i += LANE;
            at += LANE;
            continue;
        }
        if ((c & 0xf800u) == 0xd800u) {
            if (c >= 0xdc00u || i + 1 == len || (ptr[i + 1] & 0xfc00u) != 0xdc00u) return SIZE_MAX;
            c = 0x10000u + ((c & 0x3ffu) << 10) + (ptr[++i] & 0x3ffu);
        }
        at = put_scalar(at, c);
        i++;
    }
    return (size_t)(at - out);
}

size_t ftk_latin1_to_utf8(const uint8_t *ptr, size_t len, char *out) FTK_NOEXCEPT {
    char *at = out;
    size_t i = 0;
    while (i < len) {
        if (ptr[i] < 0x80 && len - i >= LANE && lane_ascii(ptr + i)) {
            memcpy(at, ptr + i, LANE);
            at += LANE;
            i += LANE;
        } else {
            at = put_scalar(at, ptr[i++]);
        }
    }
    return (size_t)(at - out);
}
