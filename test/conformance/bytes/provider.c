#include <conf_bytes_provider.h>
#include <provide.h>

static int32_t invert(const uint8_t *data, size_t data_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, data_len, 1) != FTK_OK) return no_memory(err);
    for (size_t i = 0; i < data_len; i++) ((uint8_t *)out->ptr)[i] = (uint8_t)~data[i];
    return FTK_OK;
}

static int32_t ramp(uint32_t count, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, count, 1) != FTK_OK) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) ((uint8_t *)out->ptr)[i] = (uint8_t)i;
    return FTK_OK;
}

static int32_t sum(const uint8_t *data, size_t data_len, uint64_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < data_len; i++) *out += data[i];
    return FTK_OK;
}

static int32_t reverse(const conf_bytes_blob *blob, ftk_arena *arena, const conf_bytes_blob **out, ftk_error **err) {
    conf_bytes_blob *made = MAKE(arena, conf_bytes_blob);
    uint8_t *data = ftk_arena_array(arena, blob->data.len, 1, 1);
    if (made == NULL || data == NULL || ftk_arena_text(arena, blob->name.ptr, blob->name.len, &made->name) != FTK_OK) return no_memory(err);
    for (size_t i = 0; i < blob->data.len; i++) data[i] = blob->data.ptr[blob->data.len - 1 - i];
    made->size = sizeof *made;
    made->data = (ftk_bytes){data, blob->data.len};
    *out = made;
    return FTK_OK;
}

static int32_t concat(const ftk_bytes *chunks, size_t chunks_len, ftk_buf *out, ftk_error **err) {
    builder all = {0};
    for (size_t i = 0; i < chunks_len; i++) add(&all, chunks[i].ptr, chunks[i].len);
    return give(&all, out, err);
}

static const conf_bytes_provider provider = {.invert = invert, .ramp = ramp, .sum = sum, .reverse = reverse, .concat = concat};
FTK_PROVIDER(conf_bytes, provider);
