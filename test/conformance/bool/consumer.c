#include <conf_bool_load.h>
#include <harness.h>

void consume_bool(const char *library);

static void show_all(const char *what, const uint8_t *values, size_t len) {
    uint8_t result = 0;
    must("all", conf_bool_all(values, len, &result, NULL), NULL);
    printf("all([%s]) = ", what);
    show_bool(result);
    putchar('\n');
}

static void show_negate(uint8_t value) {
    uint8_t result = 0;
    must("negate", conf_bool_negate(value, &result, NULL), NULL);
    printf("negate(%s) = ", value ? "true" : "false");
    show_bool(result);
    putchar('\n');
}

static void show_pattern(void) {
    ftk_buf pattern = {0};
    must("pattern", conf_bool_pattern(&pattern, NULL), NULL);
    fputs("pattern() = [", stdout);
    for (size_t i = 0; i < pattern.len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_bool(((const uint8_t *)pattern.ptr)[i]);
    }
    puts("]");
    ftk_buf_release(&pattern);
}

void consume_bool(const char *library) {
    ftk_error *error = NULL;
    must("load", conf_bool_load(library, &error), error);
    show_negate(1);
    show_negate(0);
    show_all("true, true", (const uint8_t[]){1, 1}, 2);
    show_all("true, false", (const uint8_t[]){1, 0}, 2);
    show_all("", NULL, 0);
    show_pattern();
    conf_bool_switches switches = CONF_BOOL_SWITCHES_INIT;
    switches.on = 1;
    const conf_bool_switches *swapped = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    must("swap", conf_bool_swap(&switches, &swapped, &owner, &error), error);
    printf("swap(on=true, off=false) = on=%s, off=%s\n", swapped->on ? "true" : "false", swapped->off ? "true" : "false");
}
