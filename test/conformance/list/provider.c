#include <conf_list_provider.h>
#include <provide.h>

/* The elements of `size` bytes in reverse order. */
static int32_t reverse(const void *values, size_t len, size_t size, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, len, size) != FTK_OK) return no_memory(err);
    for (size_t i = 0; i < len; i++) memcpy((char *)out->ptr + i * size, (const char *)values + (len - 1 - i) * size, size);
    return FTK_OK;
}

static int32_t reverse_u8(const uint8_t *values, size_t values_len, ftk_buf *out, ftk_error **err) {
    return reverse(values, values_len, 1, out, err);
}

static int32_t reverse_f32(const float *values, size_t values_len, ftk_buf *out, ftk_error **err) {
    return reverse(values, values_len, sizeof *values, out, err);
}

static int32_t reverse_points(const conf_list_point *values, size_t values_len, ftk_buf *out, ftk_error **err) {
    return reverse(values, values_len, sizeof *values, out, err);
}

static int32_t reverse_kinds(const conf_list_kind *values, size_t values_len, ftk_buf *out, ftk_error **err) {
    return reverse(values, values_len, sizeof *values, out, err);
}

static int32_t reverse_strings(const ftk_str *values, size_t values_len, ftk_arena *arena, const conf_list_list_string **out, ftk_error **err) {
    conf_list_list_string *made = MAKE(arena, conf_list_list_string);
    ftk_str *texts = ftk_arena_array(arena, values_len, sizeof *texts, 8);
    if (made == NULL || texts == NULL) return no_memory(err);
    for (size_t i = 0; i < values_len; i++) {
        const ftk_str *value = &values[values_len - 1 - i];
        if (ftk_arena_text(arena, value->ptr, value->len, &texts[i]) != FTK_OK) return no_memory(err);
    }
    *made = (conf_list_list_string){texts, values_len};
    *out = made;
    return FTK_OK;
}

static int32_t reverse_items(const conf_list_item *values, size_t values_len, size_t values_stride, ftk_arena *arena,
                             const conf_list_rows_item **out, ftk_error **err) {
    conf_list_rows_item *made = MAKE(arena, conf_list_rows_item);
    conf_list_item *items = ftk_arena_array(arena, values_len, sizeof *items, 8);
    if (made == NULL || items == NULL) return no_memory(err);
    const ftk_rows rows = {values, values_len, (uint32_t)values_stride, 0};
    for (size_t i = 0; i < values_len; i++) {
        if (conf_list_item_copy(arena, FTK_ROW(conf_list_item, rows, values_len - 1 - i), &items[i]) != FTK_OK) return no_memory(err);
    }
    *made = (conf_list_rows_item){items, values_len, sizeof *items, 0};
    *out = made;
    return FTK_OK;
}

static int32_t reverse_nested(const conf_list_list_u16 *values, size_t values_len, ftk_arena *arena, const conf_list_list_list_u16 **out,
                              ftk_error **err) {
    conf_list_list_list_u16 *made = MAKE(arena, conf_list_list_list_u16);
    conf_list_list_u16 *lists = ftk_arena_array(arena, values_len, sizeof *lists, 8);
    if (made == NULL || lists == NULL) return no_memory(err);
    for (size_t i = 0; i < values_len; i++) {
        const conf_list_list_u16 *value = &values[values_len - 1 - i];
        lists[i].ptr = copy_array(arena, value->ptr, value->len, sizeof *value->ptr);
        lists[i].len = value->len;
        if (lists[i].ptr == NULL) return no_memory(err);
    }
    *made = (conf_list_list_list_u16){lists, values_len};
    *out = made;
    return FTK_OK;
}

static int32_t reverse_bytes(const ftk_bytes *values, size_t values_len, ftk_arena *arena, const conf_list_list_bytes **out, ftk_error **err) {
    conf_list_list_bytes *made = MAKE(arena, conf_list_list_bytes);
    ftk_bytes *parts = ftk_arena_array(arena, values_len, sizeof *parts, 8);
    if (made == NULL || parts == NULL) return no_memory(err);
    for (size_t i = 0; i < values_len; i++) {
        const ftk_bytes *value = &values[values_len - 1 - i];
        if (ftk_arena_bytes(arena, value->ptr, value->len, &parts[i]) != FTK_OK) return no_memory(err);
    }
    *made = (conf_list_list_bytes){parts, values_len};
    *out = made;
    return FTK_OK;
}

static int32_t count(uint32_t n, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, n, sizeof(uint32_t)) != FTK_OK) return no_memory(err);
    for (uint32_t i = 0; i < n; i++) ((uint32_t *)out->ptr)[i] = i;
    return FTK_OK;
}

static const conf_list_provider provider = {
    .reverse_u8 = reverse_u8, .reverse_f32 = reverse_f32, .reverse_strings = reverse_strings, .reverse_points = reverse_points,
    .reverse_kinds = reverse_kinds, .reverse_items = reverse_items, .reverse_nested = reverse_nested, .reverse_bytes = reverse_bytes,
    .count = count,
};
FTK_PROVIDER(conf_list, provider);
