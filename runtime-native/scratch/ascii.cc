/* Text that is ASCII: finding that out, and moving it between bytes and units. */
#include "text.h"

namespace ftk_scratch {

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
    for (; len - i >= 8; i += 8) bits |= load<uint64_t>(ptr + i, 0);
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

}  // namespace ftk_scratch
