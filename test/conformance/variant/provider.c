#include <conf_variant_provider.h>
#include <provide.h>

static int32_t echo(const conf_variant_value *value, ftk_arena *arena, const conf_variant_value **out, ftk_error **err) {
    conf_variant_value *made = MAKE(arena, conf_variant_value);
    if (made == NULL) return no_memory(err);
    *out = made;
    int32_t status = conf_variant_value_copy(arena, value, made);
    return status == FTK_OK ? FTK_OK : ftk_fail(err, status, FTK_LITERAL(""));
}

static uint32_t depth_of(const conf_variant_value *value) {
    uint32_t most = 0;
    if (value->tag == CONF_VARIANT_VALUE_LIST) {
        for (size_t i = 0; i < value->as.list.len; i++) {
            uint32_t one = depth_of(&value->as.list.ptr[i]);
            if (one > most) most = one;
        }
        return most + 1;
    }
    if (value->tag != CONF_VARIANT_VALUE_OBJECT) return 0;
    for (size_t i = 0; i < value->as.object.len; i++) {
        uint32_t one = depth_of(&value->as.object.ptr[i].value);
        if (one > most) most = one;
    }
    return most + 1;
}

static int32_t depth(const conf_variant_value *value, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = depth_of(value);
    return FTK_OK;
}

static int64_t result_of(const conf_variant_expr *expr) {
    if (expr->tag == CONF_VARIANT_EXPR_NUMBER) return expr->as.number;
    if (expr->tag == CONF_VARIANT_EXPR_NEGATE) return -result_of(expr->as.negate);
    return result_of(&expr->as.sum->left) + result_of(&expr->as.sum->right);
}

static int32_t evaluate(const conf_variant_expr *expr, int64_t *out, ftk_error **err) {
    (void)err;
    *out = result_of(expr);
    return FTK_OK;
}

static int32_t sample(ftk_arena *arena, const conf_variant_expr **out, ftk_error **err) {
    conf_variant_expr *made = MAKE(arena, conf_variant_expr);
    conf_variant_expr *inner = MAKE(arena, conf_variant_expr);
    conf_variant_expr_sum *sum = MAKE(arena, conf_variant_expr_sum);
    if (made == NULL || inner == NULL || sum == NULL) return no_memory(err);
    *sum = (conf_variant_expr_sum){
        {.tag = CONF_VARIANT_EXPR_NUMBER, .as.number = 2},
        {.tag = CONF_VARIANT_EXPR_NUMBER, .as.number = 3},
    };
    *inner = (conf_variant_expr){.tag = CONF_VARIANT_EXPR_SUM, .as.sum = sum};
    *made = (conf_variant_expr){.tag = CONF_VARIANT_EXPR_NEGATE, .as.negate = inner};
    *out = made;
    return FTK_OK;
}

/* Static values: all of them together are one list that is copied into the graph. */
static const uint8_t blob[] = {4};
static const conf_variant_value five = {.tag = CONF_VARIANT_VALUE_INT, .as.int_ = 5};
static const conf_variant_entry_string_value six = {{"six", 3}, {.tag = CONF_VARIANT_VALUE_INT, .as.int_ = 6}};
static const conf_variant_person nine = {.size = sizeof nine, .name = {"nine", 4}, .age = 9};
static const conf_variant_value_geo geo = {.lat = 10, .lon = 11, .altitude = {.has = 1, .value = 12}};
static const conf_variant_value cases[] = {
    {.tag = CONF_VARIANT_VALUE_NULL},
    {.tag = CONF_VARIANT_VALUE_BOOLEAN, .as.boolean = 0},
    {.tag = CONF_VARIANT_VALUE_INT, .as.int_ = 1},
    {.tag = CONF_VARIANT_VALUE_FLOAT, .as.float_ = 2.5},
    {.tag = CONF_VARIANT_VALUE_TEXT, .as.text = {"three", 5}},
    {.tag = CONF_VARIANT_VALUE_BLOB, .as.blob = {blob, 1}},
    {.tag = CONF_VARIANT_VALUE_LIST, .as.list = {&five, 1}},
    {.tag = CONF_VARIANT_VALUE_OBJECT, .as.object = {&six, 1}},
    {.tag = CONF_VARIANT_VALUE_POINT, .as.point = {7, 8}},
    {.tag = CONF_VARIANT_VALUE_PERSON, .as.person = &nine},
    {.tag = CONF_VARIANT_VALUE_GEO, .as.geo = &geo},
};

static int32_t gallery(ftk_arena *arena, const conf_variant_list_value **out, ftk_error **err) {
    size_t len = sizeof cases / sizeof cases[0];
    conf_variant_list_value *made = MAKE(arena, conf_variant_list_value);
    conf_variant_value *values = ftk_arena_array(arena, len, sizeof *values, 8);
    if (made == NULL || values == NULL) return no_memory(err);
    for (size_t i = 0; i < len; i++) {
        if (conf_variant_value_copy(arena, &cases[i], &values[i]) != FTK_OK) return no_memory(err);
    }
    *made = (conf_variant_list_value){values, len};
    *out = made;
    return FTK_OK;
}

static const conf_variant_provider provider = {.echo = echo, .depth = depth, .evaluate = evaluate, .sample = sample, .gallery = gallery};
FTK_PROVIDER(conf_variant, provider);
