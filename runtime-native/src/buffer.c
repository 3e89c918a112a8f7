/* Owned buffers of the runtime's allocator. */
#include "core.h"
#include "ftk/owner.h"

#include <string.h>

static void buffer_release(const ftk_buf_owner *owner, void *ptr, size_t len, size_t cap) {
    (void)owner;
    (void)len;
    ftk_count(FTK_COUNT_OWNERS, -1);
    ftk_free(ptr, cap);
}

/* One static owner serves every buffer: the words that it needs come back with the release. */
static const ftk_buf_owner buffer_owner = {sizeof(ftk_buf_owner), 0, buffer_release};

int32_t ftk_buf_alloc(ftk_buf *out, size_t count, size_t size) FTK_NOEXCEPT {
    if (out == NULL) return FTK_E_INVALID;
    memset(out, 0, sizeof *out);
    if (size != 0 && count > (PTRDIFF_MAX - 1) / size) return FTK_E_NO_MEMORY;
    size_t bytes = count * size;
    char *ptr = (char *)ftk_alloc(bytes + 1);
    if (ptr == NULL) return FTK_E_NO_MEMORY;
    ptr[bytes] = 0;
    out->ptr = ptr;
    out->len = count;
    out->cap = bytes + 1;
    out->owner = &buffer_owner;
    ftk_count(FTK_COUNT_OWNERS, 1);
    return FTK_OK;
}

int32_t ftk_buf_copy(ftk_buf *out, const void *ptr, size_t count, size_t size) FTK_NOEXCEPT {
    if (out == NULL) return FTK_E_INVALID;
    if (ptr == NULL && count != 0 && size != 0) {
        memset(out, 0, sizeof *out);
        return FTK_E_INVALID;
    }
    int32_t status = ftk_buf_alloc(out, count, size);
    if (status == FTK_OK && count * size != 0) memcpy(out->ptr, ptr, count * size);
    return status;
}
