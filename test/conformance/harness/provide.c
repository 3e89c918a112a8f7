/* A growing text for the C providers. */
#include "provide.h"

#include <stdarg.h>
#include <stdio.h>

void add(builder *text, const void *ptr, size_t len) {
    if (text->failed || len == 0) return;
    if (text->cap - text->len < len) {
        size_t cap = (text->len + len) * 2 + 64;
        char *grown = ftk_alloc(cap);
        if (grown == NULL) {
            text->failed = 1;
            return;
        }
        if (text->len > 0) memcpy(grown, text->ptr, text->len);
        ftk_free(text->ptr, text->cap);
        text->ptr = grown;
        text->cap = cap;
    }
    memcpy(text->ptr + text->len, ptr, len);
    text->len += len;
}

void addf(builder *text, const char *format, ...) {
    char line[256];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (len > 0) add(text, line, (size_t)len);
}

void drop(builder *text) {
    ftk_free(text->ptr, text->cap);
    *text = (builder){0};
}

int32_t give(builder *text, ftk_buf *out, ftk_error **err) {
    int32_t status = text->failed ? FTK_E_NO_MEMORY : ftk_buf_copy(out, text->ptr, text->len, 1);
    drop(text);
    return status == FTK_OK ? FTK_OK : no_memory(err);
}

int32_t give_text(builder *text, ftk_arena *arena, ftk_str *out, ftk_error **err) {
    int32_t status = text->failed ? FTK_E_NO_MEMORY : ftk_arena_text(arena, text->ptr, text->len, out);
    drop(text);
    return status == FTK_OK ? FTK_OK : no_memory(err);
}

int32_t no_memory(ftk_error **err) {
    return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
}

void *copy_array(ftk_arena *arena, const void *ptr, size_t count, size_t size) {
    void *copy = ftk_arena_array(arena, count, size, 8);
    if (copy != NULL && count > 0) memcpy(copy, ptr, count * size);
    return copy;
}

int same(ftk_str a, ftk_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int is(const char *ptr, size_t len, const char *text) {
    return same((ftk_str){ptr, len}, (ftk_str){text, strlen(text)});
}
