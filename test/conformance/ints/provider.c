#include <conf_ints_provider.h>
#include <provide.h>

#define ECHO(name, type)                                                \
    static int32_t name(type value, type *out, ftk_error **err) {       \
        (void)err;                                                      \
        *out = value;                                                   \
        return FTK_OK;                                                  \
    }
ECHO(echo_i8, int8_t)
ECHO(echo_u8, uint8_t)
ECHO(echo_i16, int16_t)
ECHO(echo_u16, uint16_t)
ECHO(echo_i32, int32_t)
ECHO(echo_u32, uint32_t)
ECHO(echo_i64, int64_t)
ECHO(echo_u64, uint64_t)

static int32_t next_size(size_t value, size_t *out, ftk_error **err) {
    (void)err;
    *out = value + 1;
    return FTK_OK;
}

static int32_t limits(uint8_t low, conf_ints_numbers *out, ftk_error **err) {
    (void)err;
    static const conf_ints_numbers smallest = {.a = INT8_MIN, .c = INT16_MIN, .e = INT32_MIN, .g = INT64_MIN};
    static const conf_ints_numbers largest = {
        .a = INT8_MAX, .b = UINT8_MAX, .c = INT16_MAX, .d = UINT16_MAX, .e = INT32_MAX, .f = UINT32_MAX, .g = INT64_MAX, .h = UINT64_MAX,
    };
    *out = low ? smallest : largest;
    return FTK_OK;
}

static int32_t sum(const conf_ints_numbers *n, uint64_t *out, ftk_error **err) {
    (void)err;
    *out = (uint64_t)(int64_t)n->a + n->b + (uint64_t)(int64_t)n->c + n->d + (uint64_t)(int64_t)n->e + n->f + (uint64_t)n->g + n->h;
    return FTK_OK;
}

static int32_t reverse(const int64_t *values, size_t values_len, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, values_len, sizeof *values) != FTK_OK) return no_memory(err);
    for (size_t i = 0; i < values_len; i++) ((int64_t *)out->ptr)[i] = values[values_len - 1 - i];
    return FTK_OK;
}

static const conf_ints_provider provider = {
    .echo_i8 = echo_i8, .echo_u8 = echo_u8, .echo_i16 = echo_i16, .echo_u16 = echo_u16, .echo_i32 = echo_i32, .echo_u32 = echo_u32,
    .echo_i64 = echo_i64, .echo_u64 = echo_u64, .next_size = next_size, .limits = limits, .sum = sum, .reverse = reverse,
};
FTK_PROVIDER(conf_ints, provider);
