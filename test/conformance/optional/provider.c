#include <conf_optional_provider.h>
#include <provide.h>

static int32_t number(const uint32_t *value, uint8_t *out_has, uint32_t *out, ftk_error **err) {
    (void)err;
    *out_has = value != NULL;
    if (value != NULL) *out = *value;
    return FTK_OK;
}

static int32_t big(const uint64_t *value, uint8_t *out_has, uint64_t *out, ftk_error **err) {
    (void)err;
    *out_has = value != NULL;
    if (value != NULL) *out = *value;
    return FTK_OK;
}

static int32_t flag(const uint8_t *value, uint8_t *out_has, uint8_t *out, ftk_error **err) {
    (void)err;
    *out_has = value != NULL;
    if (value != NULL) *out = *value;
    return FTK_OK;
}

static int32_t text(const ftk_str *value, uint8_t *out_has, ftk_buf *out, ftk_error **err) {
    *out_has = value != NULL;
    if (value == NULL) return FTK_OK;
    return ftk_buf_copy(out, value->ptr, value->len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t echo_point(const conf_optional_point *value, uint8_t *out_has, conf_optional_point *out, ftk_error **err) {
    (void)err;
    *out_has = value != NULL;
    if (value != NULL) *out = *value;
    return FTK_OK;
}

static int32_t echo_person(const conf_optional_person *value, ftk_arena *arena, const conf_optional_person **out, ftk_error **err) {
    *out = NULL;
    if (value == NULL) return FTK_OK;
    conf_optional_person *made = MAKE(arena, conf_optional_person);
    if (made == NULL || conf_optional_person_copy(arena, value, made) != FTK_OK) return no_memory(err);
    *out = made;
    return FTK_OK;
}

static int32_t numbers(const conf_optional_list_i32 *value, uint8_t *out_has, ftk_buf *out, ftk_error **err) {
    *out_has = value != NULL;
    if (value == NULL) return FTK_OK;
    return ftk_buf_copy(out, value->ptr, value->len, sizeof(int32_t)) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t count(const conf_optional_everything *all, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = (uint32_t)(all->number.has + all->flag.has + all->text.has + all->point.has + (all->person != NULL) + all->numbers.has);
    return FTK_OK;
}

static int32_t make(uint8_t full, ftk_arena *arena, const conf_optional_everything **out, ftk_error **err) {
    static const int32_t values[] = {1, 2};
    static const conf_optional_person person = {.size = sizeof person, .name = {"p", 1}};
    const conf_optional_everything all = {
        .size = sizeof all,
        .number = {.has = 1, .value = 1},
        .flag = {.has = 1, .value = 1},
        .text = {.has = 1, .value = {"t", 1}},
        .point = {.has = 1, .value = {1, 2}},
        .person = &person,
        .numbers = {.has = 1, .value = {values, 2}},
    };
    static const conf_optional_everything nothing = CONF_OPTIONAL_EVERYTHING_INIT;
    conf_optional_everything *made = MAKE(arena, conf_optional_everything);
    if (made == NULL || conf_optional_everything_copy(arena, full ? &all : &nothing, made) != FTK_OK) return no_memory(err);
    *out = made;
    return FTK_OK;
}

static int32_t holes(uint32_t n, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, n, sizeof(conf_optional_opt_u32)) != FTK_OK) return no_memory(err);
    for (uint32_t i = 0; i < n; i++) ((conf_optional_opt_u32 *)out->ptr)[i] = (conf_optional_opt_u32){.has = i % 2, .value = i % 2 * i};
    return FTK_OK;
}

static const conf_optional_provider provider = {
    .number = number, .big = big, .flag = flag, .text = text, .echo_point = echo_point, .echo_person = echo_person,
    .numbers = numbers, .count = count, .make = make, .holes = holes,
};
FTK_PROVIDER(conf_optional, provider);
