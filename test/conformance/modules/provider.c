#include <conf_modules_provider.h>
#include <provide.h>

static int32_t sum(int32_t a, int32_t b, int32_t *out, ftk_error **err) {
    (void)err;
    *out = a + b;
    return FTK_OK;
}

static int32_t product(int32_t a, int32_t b, int32_t *out, ftk_error **err) {
    (void)err;
    *out = a * b;
    return FTK_OK;
}

static int32_t power(const conf_modules_math_pair *pair, int64_t *out, ftk_error **err) {
    (void)err;
    *out = 1;
    for (uint32_t i = 0; i < pair->exponent; i++) *out *= pair->base;
    return FTK_OK;
}

static int32_t sign(int64_t value, conf_modules_math_deep_sign *out, ftk_error **err) {
    (void)err;
    *out = value < 0 ? CONF_MODULES_MATH_DEEP_SIGN_NEGATIVE : value > 0 ? CONF_MODULES_MATH_DEEP_SIGN_POSITIVE : CONF_MODULES_MATH_DEEP_SIGN_ZERO;
    return FTK_OK;
}

static int32_t twice(const char *text, size_t text_len, ftk_buf *out, ftk_error **err) {
    builder built = {0};
    add(&built, text, text_len);
    add(&built, text, text_len);
    return give(&built, out, err);
}

static const conf_modules_provider provider = {
    .add = sum, .math_power = power, .math_deep_sign_of = sign, .text_twice = twice, .math_add = product,
};
FTK_PROVIDER(conf_modules, provider);
