/* Validation and transcoding of Unicode text. No allocation, no locale, any thread. */
#ifndef FTK_TEXT_H
#define FTK_TEXT_H

#include "abi.h"

FTK_BEGIN

/* 1 when the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF). NULL with len 0 is valid. */
FTK_API int ftk_utf8_valid(const char *ptr, size_t len) FTK_NOEXCEPT;
/* 1 when all bytes are below 0x80. */
FTK_API int ftk_ascii(const char *ptr, size_t len) FTK_NOEXCEPT;
/* UTF-16 units that valid UTF-8 takes. */
FTK_API size_t ftk_utf16_length(const char *ptr, size_t len) FTK_NOEXCEPT;
/* Valid UTF-8 to UTF-16 of native byte order; `out` holds at least `len` units. Returns the units written. */
FTK_API size_t ftk_utf8_to_utf16(const char *ptr, size_t len, uint16_t *out) FTK_NOEXCEPT;
/* UTF-16 to UTF-8; `out` holds at least 3 * len bytes. Returns the bytes written, or SIZE_MAX at a lone surrogate. */
FTK_API size_t ftk_utf16_to_utf8(const uint16_t *ptr, size_t len, char *out) FTK_NOEXCEPT;
/* Latin-1 to UTF-8; `out` holds at least 2 * len bytes. Returns the bytes written. */
FTK_API size_t ftk_latin1_to_utf8(const uint8_t *ptr, size_t len, char *out) FTK_NOEXCEPT;
/* 1 for a Unicode scalar value. */
static inline int ftk_char_valid(uint32_t c) FTK_NOEXCEPT {
    return c < 0xd800u || (c > 0xdfffu && c < 0x110000u);
}

FTK_END_C

#endif
