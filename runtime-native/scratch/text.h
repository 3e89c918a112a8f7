/* Transcoding between UTF-8 and UTF-16, checked on the way. */
#ifndef FTK_SCRATCH_TEXT_H
#define FTK_SCRATCH_TEXT_H

#include "words.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ftk_scratch {

/* The top bit of each of eight bytes. */
constexpr uint64_t TOP_BITS = 0x8080808080808080u;

/* Valid UTF-8 to UTF-16, checked on the way; `out` holds at least `len` units. SIZE_MAX when it is not valid. */
size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out);
/* What `utf16_to_utf8` may write behind its result. */
constexpr size_t TEXT_SLACK = 16;
/* UTF-16 to UTF-8; `out` holds 3 * len + TEXT_SLACK bytes. SIZE_MAX at a lone surrogate. */
size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out);
/* Narrows `len` units to bytes while they are ASCII; returns how many were (len: all). */
size_t narrow_ascii(const char16_t *ptr, size_t len, char *out);
/* ASCII to UTF-16. */
void widen_ascii(const char *ptr, size_t len, char16_t *out);
/* Whether all bytes are ASCII. */
bool is_ascii(const char *ptr, size_t len);

/* UTF-16 to UTF-8 as above, where text is mostly ASCII. */
inline size_t mostly_ascii_to_utf8(const char16_t *ptr, size_t len, char *out) {
    size_t ascii = narrow_ascii(ptr, len, out);
    if (ascii == len) return len;
    size_t rest = utf16_to_utf8(ptr + ascii, len - ascii, out + ascii);
    return rest == SIZE_MAX ? SIZE_MAX : ascii + rest;
}

/* Moves a word of a text; its bits. */
template <typename T>
inline T copy_word(const char *from, char *to) {
    T word;
    std::memcpy(&word, from, sizeof word);
    std::memcpy(to, &word, sizeof word);
    return word;
}

/* Copies a text; false when a byte is not ASCII. */
inline bool copy_ascii(const char *ptr, size_t len, char *out) {
    if (len >= 8) {
        uint64_t bits = 0;
        size_t last = len - 8;
        for (size_t i = 0; i < last; i += 8) bits |= copy_word<uint64_t>(ptr + i, out + i);
        bits |= copy_word<uint64_t>(ptr + last, out + last);
        return (bits & TOP_BITS) == 0;
    }
    if (len >= 4) {
        uint32_t bits = copy_word<uint32_t>(ptr, out) | copy_word<uint32_t>(ptr + len - 4, out + len - 4);
        return (bits & 0x80808080u) == 0;
    }
    unsigned bits = 0;
    for (size_t i = 0; i < len; i++) bits |= copy_word<uint8_t>(ptr + i, out + i);
    return bits < 0x80;
}

/* Widens eight ASCII bytes. */
inline void widen8(const char *ptr, char16_t *out) {
#if defined(__SSE2__)
    __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(ptr));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), _mm_unpacklo_epi8(bytes, _mm_setzero_si128()));
#else
    for (size_t i = 0; i < 8; i++) out[i] = static_cast<unsigned char>(ptr[i]);
#endif
}

}  // namespace ftk_scratch

#endif
