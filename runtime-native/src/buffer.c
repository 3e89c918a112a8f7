/* Owned buffers of the runtime's allocator. */
#include "blocks.h"
#include "ftk/arena.h"

#include <string.h>

static void buffer_release(const ftk_buf_owner *owner, void *ptr, size_t len, size_t cap) {
    (void)owner;
    (void)len;
    ftk_block_give(ptr, cap, FTK_COUNT_OWNERS);
}

/* One static owner serves every buffer: the words that it needs come back with the release. */
static const ftk_buf_owner buffer_owner = {sizeof(ftk_buf_owner), 0, buffer_release};

static int32_t clear(ftk_buf *out, int32_t status) {
    memset(out, 0, sizeof *out);
    return status;
}

/* Inline in both of its callers. */
static inline int32_t make(ftk_buf *out, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes >= PTRDIFF_MAX) return clear(out, FTK_E_NO_MEMORY);
    char *ptr = (char *)ftk_block_take(bytes + 1, FTK_COUNT_OWNERS);
    if (FTK_UNLIKELY(ptr == NULL)) return clear(out, FTK_E_NO_MEMORY);
    ptr[bytes] = 0;
    out->ptr = ptr;
    out->len = count;
    out->cap = bytes + 1;
    out->owner = &buffer_owner;
    return FTK_OK;
}

int32_t ftk_buf_alloc(ftk_buf *out, size_t count, size_t size) FTK_NOEXCEPT {
    return out != NULL ? make(out, count, size) : FTK_E_INVALID;
}

int32_t ftk_buf_copy(ftk_buf *out, const void *ptr, size_t count, size_t size) FTK_NOEXCEPT {
    if (out == NULL) return FTK_E_INVALID;
    if (ptr == NULL && count != 0 && size != 0) return clear(out, FTK_E_INVALID);
    int32_t status = make(out, count, size);
    if (FTK_LIKELY(status == FTK_OK)) ftk_arena_copy((char *)out->ptr, (const char *)ptr, count * size);
    return status;
}

int32_t ftk_buf_terminate(ftk_buf *buf) FTK_NOEXCEPT {
    if (buf == NULL || buf->owner == NULL || (buf->owner->flags & FTK_BUF_NO_NUL) == 0) return FTK_OK;
    ftk_buf ended;
    int32_t status = ftk_buf_copy(&ended, buf->ptr, buf->len, 1);
    ftk_buf_release(buf);
    *buf = ended;
    return status;
}
