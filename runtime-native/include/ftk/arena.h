/* The builder of value graphs: bump chunks and adopted values behind one owner. */
#ifndef FTK_ARENA_H
#define FTK_ARENA_H

#include "owner.h"

#include <string.h>

FTK_BEGIN

/* An arena under construction. Not thread-safe until it is finished. */
typedef struct ftk_arena ftk_arena;

/* Remembers how large the last graphs of one function were, so that one chunk is usually enough. Zero-initialise, static storage. */
typedef struct ftk_arena_hint {
    uint32_t bytes;
} ftk_arena_hint;

/* A new arena; `hint` may be NULL. NULL when out of memory. */
FTK_API ftk_arena *ftk_arena_new(ftk_arena_hint *hint) FTK_NOEXCEPT;

/* `size` zeroed bytes, `align` a power of two <= 16, valid until the owner is released; NULL when out of memory. */
FTK_API void *ftk_arena_alloc(ftk_arena *arena, size_t size, size_t align) FTK_NOEXCEPT;

/* `count` zeroed elements with overflow check; NULL when out of memory or too large. count 0 gives a non-NULL address. */
FTK_API void *ftk_arena_array(ftk_arena *arena, size_t count, size_t size, size_t align) FTK_NOEXCEPT;

/* Copies text and adds the NUL; *out is cleared and FTK_E_NO_MEMORY returned on failure. */
FTK_API int32_t ftk_arena_text(ftk_arena *arena, const char *ptr, size_t len, ftk_str *out) FTK_NOEXCEPT;

/* Copies bytes; as ftk_arena_text, without the NUL mattering. */
static inline int32_t ftk_arena_bytes(ftk_arena *arena, const uint8_t *ptr, size_t len, ftk_bytes *out) FTK_NOEXCEPT {
    ftk_str copy;
    int32_t status = ftk_arena_text(arena, (const char *)ptr, len, &copy);
    out->ptr = (const uint8_t *)copy.ptr;
    out->len = copy.len;
    return status;
}

/* Hands a value to the graph: `release(value)` is called when the owner goes (also when the arena is dropped).
 * On FTK_E_NO_MEMORY the value stays the caller's. */
FTK_API int32_t ftk_arena_adopt(ftk_arena *arena, void *value, void (*release)(void *value)) FTK_NOEXCEPT;

/* Registers a handle field of the graph. When the owner goes, `release(*slot)` is called unless a consumer took the handle by writing NULL.
 * On FTK_E_NO_MEMORY the slot is not registered. */
FTK_API int32_t ftk_arena_handle(ftk_arena *arena, void **slot, void (*release)(void *handle)) FTK_NOEXCEPT;

/* The arena becomes the counted owner (one reference) of all that it holds. Cannot fail. */
FTK_API ftk_owner *ftk_arena_finish(ftk_arena *arena) FTK_NOEXCEPT;

/* Gives up: releases everything. NULL is ignored. */
FTK_API void ftk_arena_drop(ftk_arena *arena) FTK_NOEXCEPT;

/* The beginning of every arena, for the inline part only. */
typedef struct ftk_arena_head {
    ftk_owner owner;
    char *cursor;
    char *end;
} ftk_arena_head;

/* ftk_arena_alloc where the chunk has room. Inline for small constants only, as generated code gives them: then little is left of it. */
static inline void *ftk_arena_alloc_inline(ftk_arena *arena, size_t size, size_t align) FTK_NOEXCEPT {
    ftk_arena_head *head = (ftk_arena_head *)(void *)arena;
    if (__builtin_constant_p(size) && size <= 256 &&
        FTK_LIKELY(head != NULL && align - 1 < 16 && (align & (align - 1)) == 0)) {
        size_t skip = (size_t)(0u - (uintptr_t)head->cursor) & (align - 1);
        size_t left = (size_t)(head->end - head->cursor);
        if (FTK_LIKELY(left >= skip && left - skip >= size)) {
            char *ptr = head->cursor + skip;
            head->cursor = ptr + size;
            return memset(ptr, 0, size);
        }
    }
    return ftk_arena_alloc(arena, size, align);
}

/* memcpy of a length that the compiler does not know is a call; most texts are short enough for two overlapping copies of a length it knows. */
static inline void ftk_arena_copy(char *to, const char *from, size_t len) FTK_NOEXCEPT {
    if (len >= 16 && len <= 32) {
        memcpy(to, from, 16);
        memcpy(to + len - 16, from + len - 16, 16);
    } else if (len >= 8 && len < 16) {
        memcpy(to, from, 8);
        memcpy(to + len - 8, from + len - 8, 8);
    } else if (len >= 4 && len < 8) {
        memcpy(to, from, 4);
        memcpy(to + len - 4, from + len - 4, 4);
    } else if (len != 0) {
        memcpy(to, from, len);
    }
}

/* ftk_arena_text where the chunk has room; long text is a call anyway. */
static inline int32_t ftk_arena_text_inline(ftk_arena *arena, const char *ptr, size_t len, ftk_str *out) FTK_NOEXCEPT {
    ftk_arena_head *head = (ftk_arena_head *)(void *)arena;
    if (FTK_LIKELY(head != NULL && out != NULL && ptr != NULL && len < 1024 && len < (size_t)(head->end - head->cursor))) {
        char *copy = head->cursor;
        head->cursor = copy + len + 1;
        ftk_arena_copy(copy, ptr, len);
        copy[len] = 0;
        out->ptr = copy;
        out->len = len;
        return FTK_OK;
    }
    return ftk_arena_text(arena, ptr, len, out);
}

/* ftk_arena_array where the chunk has room; few elements at most, since zeroing many is a call anyway. */
static inline void *ftk_arena_array_inline(ftk_arena *arena, size_t count, size_t size, size_t align) FTK_NOEXCEPT {
    ftk_arena_head *head = (ftk_arena_head *)(void *)arena;
    if (__builtin_constant_p(size) && __builtin_constant_p(align) && size <= 256 && align - 1 < 16 && (align & (align - 1)) == 0 &&
        FTK_LIKELY(head != NULL && count <= 8)) {
        size_t skip = (size_t)(0u - (uintptr_t)head->cursor) & (align - 1);
        size_t left = (size_t)(head->end - head->cursor);
        if (FTK_LIKELY(left >= skip && left - skip >= count * size)) {
            char *ptr = head->cursor + skip;
            head->cursor = ptr + count * size;
            for (size_t i = 0; i < count; i++) memset(ptr + i * size, 0, size);
            return ptr;
        }
    }
    return ftk_arena_array(arena, count, size, align);
}

FTK_END_C

/* As in handle.h: inline where the runtime is linked in. */
#if defined(__GNUC__) && !defined(FTK_SHARED) && !defined(FTK_NO_INLINE)
#define ftk_arena_alloc(arena, size, align) ftk_arena_alloc_inline((arena), (size), (align))
#define ftk_arena_text(arena, ptr, len, out) ftk_arena_text_inline((arena), (ptr), (len), (out))
#define ftk_arena_array(arena, count, size, align) ftk_arena_array_inline((arena), (count), (size), (align))
#endif

#endif
