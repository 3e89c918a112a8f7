#include <conf_bool_load.h>
#include <harness.h>

static void show_all(const char *what, const uint8_t *values, size_t len) {
    uint8_t result = 0;
    MUST(conf_bool_all(values, len, &result, &err));
    printf("all([%s]) = ", what);
    show_bool(result);
    putchar('\n');
}

static void show_negate(uint8_t value) {
    uint8_t result = 0;
    MUST(conf_bool_negate(value, &result, &err));
    printf("negate(%s) = ", value ? "true" : "false");
    show_bool(result);
    putchar('\n');
}

static void show_pattern(void) {
    FTK_SCOPED(ftk_buf_release) ftk_buf pattern = {0};
    MUST(conf_bool_pattern(&pattern, &err));
    fputs("pattern() = ", stdout);
    SHOW_LIST(pattern.len, show_bool(((const uint8_t *)pattern.ptr)[i]));
    putchar('\n');
}

static void show_swap(void) {
    conf_bool_switches switches = CONF_BOOL_SWITCHES_INIT;
    switches.on = 1;
    const conf_bool_switches *swapped = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_bool_swap(&switches, &swapped, &owner, &err));
    printf("swap(on=true, off=false) = on=%s, off=%s\n", swapped->on ? "true" : "false", swapped->off ? "true" : "false");
}

CONSUMER(bool) {
    MUST(conf_bool_load(library, &err));
    show_negate(1);
    show_negate(0);
    show_all("true, true", (const uint8_t[]){1, 1}, 2);
    show_all("true, false", (const uint8_t[]){1, 0}, 2);
    show_all("", NULL, 0);
    show_pattern();
    show_swap();
}
