#include <conf_bool_provider.h>

static int32_t negate(uint8_t value, uint8_t *out, ftk_error **err) {
    (void)err;
    *out = !value;
    return FTK_OK;
}

static int32_t all(const uint8_t *values, size_t values_len, uint8_t *out, ftk_error **err) {
    (void)err;
    *out = 1;
    for (size_t i = 0; i < values_len; i++) *out = *out && values[i];
    return FTK_OK;
}

static int32_t pattern(ftk_buf *out, ftk_error **err) {
    (void)err;
    static const uint8_t values[] = {1, 0, 1};
    return ftk_buf_copy(out, values, 3, 1);
}

static int32_t swap(const conf_bool_switches *switches, ftk_arena *arena, const conf_bool_switches **out, ftk_error **err) {
    conf_bool_switches *result = ftk_arena_alloc(arena, sizeof *result, 8);
    if (result == NULL) return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
    *result = (conf_bool_switches)CONF_BOOL_SWITCHES_INIT;
    result->on = switches->off;
    result->off = switches->on;
    *out = result;
    return FTK_OK;
}

static const conf_bool_provider provider = {.negate = negate, .all = all, .pattern = pattern, .swap = swap};
FTK_PROVIDER(conf_bool, provider);
