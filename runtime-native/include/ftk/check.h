/* The small checks that generated C puts together: every value that comes from the other side passes through them before it is used. */
#ifndef FTK_CHECK_H
#define FTK_CHECK_H

#include "error.h"
#include "text.h"

#include <string.h>

/* How deep values that contain themselves may be nested, in every language: a debug build of Rust takes 2.5 KB of stack for a level, and its
 * threads have 2 MB. Reading stops there with FTK_E_RANGE, so that a circle ends. */
#define FTK_DEPTH_MAX 500u

FTK_BEGIN

/* FTK_E_VALUE unless 0 or 1. */
static inline int32_t ftk_bool_check(uint8_t value) FTK_NOEXCEPT {
    return value <= 1 ? FTK_OK : FTK_E_VALUE;
}

/* FTK_E_VALUE unless a Unicode scalar value. */
static inline int32_t ftk_char_check(uint32_t value) FTK_NOEXCEPT {
    return ftk_char_valid(value) ? FTK_OK : FTK_E_VALUE;
}

/* FTK_E_INVALID when `ptr` is NULL although there are elements, or when `len` elements of `size` bytes cannot exist. */
static inline int32_t ftk_run_check(const void *ptr, size_t len, size_t size) FTK_NOEXCEPT {
    if (len == 0) return FTK_OK;
    return ptr != NULL && len <= (size_t)PTRDIFF_MAX / size ? FTK_OK : FTK_E_INVALID;
}

/* 1 when these 8 to 16 bytes are ASCII: what most texts are is seen without a call. */
static inline int ftk_short_ascii(const char *ptr, size_t len) FTK_NOEXCEPT {
    uint64_t first;
    uint64_t last;
    if (len - 8 > 8) return 0;
    memcpy(&first, ptr, 8);
    memcpy(&last, ptr + len - 8, 8);
    return ((first | last) & 0x8080808080808080u) == 0;
}

/* FTK_E_INVALID as ftk_run_check, FTK_E_UTF8 when the text is not valid UTF-8. */
static inline int32_t ftk_text_check(const char *ptr, size_t len) FTK_NOEXCEPT {
    if (len == 0) return FTK_OK;
    if (ptr == NULL || len > (size_t)PTRDIFF_MAX) return FTK_E_INVALID;
    return ftk_short_ascii(ptr, len) || ftk_utf8_valid(ptr, len) ? FTK_OK : FTK_E_UTF8;
}

/* The same for text in a buffer, which is believed when its owner says that it is valid. */
static inline int32_t ftk_buf_text_check(const ftk_buf *buf) FTK_NOEXCEPT {
    return ftk_buf_is_utf8(buf) ? ftk_run_check(buf->ptr, buf->len, 1) : ftk_text_check((const char *)buf->ptr, buf->len);
}

/* The stride of a list of records as its cell holds it; 0, which no list accepts, when it does not fit. */
static inline uint32_t ftk_stride(size_t stride) FTK_NOEXCEPT {
    uint32_t narrow = (uint32_t)stride;
    return narrow == stride ? narrow : 0u;
}

/* FTK_E_INVALID as ftk_run_check, or when a record of `first` bytes does not fit into the stride. */
static inline int32_t ftk_rows_check(const void *ptr, size_t len, size_t stride, size_t first) FTK_NOEXCEPT {
    if (len == 0) return FTK_OK;
    return stride >= first && stride % 8 == 0 ? ftk_run_check(ptr, len, stride) : FTK_E_INVALID;
}

/* The cold end of a failed check of an argument: puts "<where>: <text of the status>" into `err` and returns `status`. */
static inline int32_t ftk_check_fail(ftk_error **err, int32_t status, const char *where) FTK_NOEXCEPT {
    return ftk_failf(err, status, "%s: %s", where, ftk_status_text(status).ptr);
}

/* The same for what the other side handed out: FTK_E_CONTRACT, unless the check itself ran out of memory. */
static inline int32_t ftk_contract_fail(ftk_error **err, int32_t status, const char *where) FTK_NOEXCEPT {
    if (status == FTK_E_NO_MEMORY) return ftk_check_fail(err, status, where);
    return ftk_failf(err, FTK_E_CONTRACT, "%s: contract violated by the other side: %s", where, ftk_status_text(status).ptr);
}

FTK_END_C

#endif
