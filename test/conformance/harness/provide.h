/* What the C providers share: a growing text, and results built from it. Every allocation may fail and is reported. */
#ifndef CONF_PROVIDE_H
#define CONF_PROVIDE_H

#include <ftk/ftk.h>
#include <inttypes.h>
#include <string.h>

/* A growing text. Zero-initialise; `failed` is set when memory ran out. */
typedef struct builder {
    char *ptr;
    size_t len;
    size_t cap;
    int failed;
} builder;

/* Appends bytes, or text made by printf (at most 255 bytes). */
FTK_HIDDEN void add(builder *text, const void *ptr, size_t len);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
FTK_HIDDEN void addf(builder *text, const char *format, ...);
/* Frees what was built. */
FTK_HIDDEN void drop(builder *text);
/* Ends the text as an owned buffer, or as text of a graph. */
FTK_HIDDEN int32_t give(builder *text, ftk_buf *out, ftk_error **err);
FTK_HIDDEN int32_t give_text(builder *text, ftk_arena *arena, ftk_str *out, ftk_error **err);

/* FTK_E_NO_MEMORY into `err`. */
FTK_HIDDEN int32_t no_memory(ftk_error **err);
/* A copy of `count` elements in the graph; NULL when out of memory. */
FTK_HIDDEN void *copy_array(ftk_arena *arena, const void *ptr, size_t count, size_t size);
/* 1 when both texts are the same. */
FTK_HIDDEN int same(ftk_str a, ftk_str b);
/* 1 when the text is that string. */
FTK_HIDDEN int is(const char *ptr, size_t len, const char *text);

/* A zeroed record of the graph, or NULL. */
#define MAKE(arena, type) ((type *)ftk_arena_alloc((arena), sizeof(type), 8))

#endif
