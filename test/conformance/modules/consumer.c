#include <conf_modules_load.h>
#include <harness.h>

static void show_sign(int64_t value) {
    static const char *const names[] = {"negative", "zero", "positive"};
    conf_modules_math_deep_sign sign = 0;
    MUST(conf_modules_math_deep_sign_of(value, &sign, &err));
    printf("math.deep.sign_of(%" PRId64 ") = %s\n", value, sign <= CONF_MODULES_MATH_DEEP_SIGN_POSITIVE ? names[sign] : "unknown");
}

CONSUMER(modules) {
    MUST(conf_modules_load(library, &err));
    int32_t sum = 0;
    MUST(conf_modules_add(2, 3, &sum, &err));
    printf("add(2, 3) = %" PRId32 "\n", sum);
    const conf_modules_math_pair pair = {.base = 2, .exponent = 10};
    int64_t power = 0;
    MUST(conf_modules_math_power(&pair, &power, &err));
    printf("math.power(2, 10) = %" PRId64 "\n", power);
    show_sign(-7);
    show_sign(0);
    show_sign(7);
    ftk_buf text = {0};
    MUST(conf_modules_text_twice(TEXT("ab"), &text, &err));
    fputs("text.twice(\"ab\") = ", stdout);
    show_buf(&text);
    int32_t product = 0;
    MUST(conf_modules_math_add(2, 3, &product, &err));
    printf("\nmath.add(2, 3) = %" PRId32 "\n", product);
}
