/* Ownership of what crosses outward: owned buffers, and the owner of a value graph or view. */
#ifndef FTK_OWNER_H
#define FTK_OWNER_H

#include "abi.h"

FTK_BEGIN

typedef struct ftk_buf_owner ftk_buf_owner;

/* What an owner says about the text in its buffers. Other bits mean nothing yet. */
enum {
    FTK_BUF_UTF8 = 1,  /* valid UTF-8: the type of the maker guarantees it, so that nobody needs to look again */
    FTK_BUF_NO_NUL = 2 /* no NUL behind it; see ftk_buf_terminate */
};

/* How a buffer is freed. May be static: the buffer's own three words are passed back. */
struct ftk_buf_owner {
    uint32_t size; /* sizeof(ftk_buf_owner) */
    uint32_t flags; /* FTK_BUF_..., 0 for what is not known */
    void (*release)(const ftk_buf_owner *owner, void *ptr, size_t len, size_t cap);
};

/* Owned run of `len` elements (bytes for text, then followed by a NUL that len does not count, unless the owner says
 * FTK_BUF_NO_NUL). `cap` belongs to the owner. owner NULL: nothing to free. Released exactly once, on any thread. */
typedef struct ftk_buf {
    void *ptr;
    size_t len;
    size_t cap;
    const ftk_buf_owner *owner;
} ftk_buf;

/* Releases a buffer and clears it. NULL and cleared buffers are ignored. */
static inline void ftk_buf_release(ftk_buf *buf) FTK_NOEXCEPT {
    if (buf != NULL && buf->owner != NULL) {
        const ftk_buf_owner *owner = buf->owner;
        buf->owner = NULL;
        owner->release(owner, buf->ptr, buf->len, buf->cap);
    }
}

/* 1 when the owner says that the text of the buffer is valid UTF-8. */
static inline int ftk_buf_is_utf8(const ftk_buf *buf) FTK_NOEXCEPT {
    return buf->owner != NULL && (buf->owner->flags & FTK_BUF_UTF8) != 0;
}

typedef struct ftk_owner ftk_owner;

/* Size-prefixed: a slot past `size` is absent. Both may be called from any thread. */
typedef struct ftk_owner_vt {
    uint32_t size;
    uint32_t flags;
    void (*retain)(ftk_owner *owner);
    void (*release)(ftk_owner *owner);
} ftk_owner_vt;

/* Keeps a value graph, or the source of a view, alive. Counted. */
struct ftk_owner {
    const ftk_owner_vt *vt;
};

/* One reference more. NULL is ignored. */
static inline void ftk_owner_retain(ftk_owner *owner) FTK_NOEXCEPT {
    if (owner != NULL) owner->vt->retain(owner);
}

/* One reference less; the last frees the graph or ends the view. NULL is ignored. */
static inline void ftk_owner_release(ftk_owner *owner) FTK_NOEXCEPT {
    if (owner != NULL) owner->vt->release(owner);
}

/* Releases *owner and clears it; fits FTK_SCOPED. */
static inline void ftk_owner_dispose(ftk_owner **owner) FTK_NOEXCEPT {
    if (owner != NULL && *owner != NULL) {
        (*owner)->vt->release(*owner);
        *owner = NULL;
    }
}

/* Fills `out` with a copy of `count` elements of `size` bytes, plus a trailing NUL byte; freed by the runtime's allocator.
 * FTK_E_NO_MEMORY leaves `out` cleared. Any thread. */
FTK_API int32_t ftk_buf_copy(ftk_buf *out, const void *ptr, size_t count, size_t size) FTK_NOEXCEPT;
/* The same, uninitialised: the caller writes ptr[0 .. count * size). */
FTK_API int32_t ftk_buf_alloc(ftk_buf *out, size_t count, size_t size) FTK_NOEXCEPT;
/* Sees to the NUL behind a text: one with FTK_BUF_NO_NUL is replaced by a copy, all others stay as they are. Exported symbols and
 * the functions that are generated for C have done so; only text taken straight out of an API or callback table may need it.
 * FTK_E_NO_MEMORY and FTK_E_INVALID (NULL with a length) release the buffer and leave it cleared. Any thread. */
FTK_API int32_t ftk_buf_terminate(ftk_buf *buf) FTK_NOEXCEPT;

FTK_END_C

#endif
