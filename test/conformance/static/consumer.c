#include <conf_static_load.h>
#include <harness.h>

static void show_value(const char *what, conf_static_counter *counter) {
    uint32_t value = 0;
    MUST(conf_static_counter_value(counter, &value, &err));
    printf("%s.value() = %" PRIu32 "\n", what, value);
}

CONSUMER(static) {
    MUST(conf_static_load(library, &err));
    uint32_t sum = 0;
    MUST(conf_static_counter_add(2, 3, &sum, &err));
    printf("add(2, 3) = %" PRIu32 "\n", sum);
    FTK_SCOPED(conf_static_counter_dispose) conf_static_counter *hundred = NULL;
    MUST(conf_static_counter_hundred(&hundred, &err));
    show_value("hundred()", hundred);
    ftk_buf version = {0};
    MUST(conf_static_counter_get_version(&version, &err));
    fputs("version = ", stdout);
    show_buf(&version);
    putchar('\n');
    FTK_SCOPED(conf_static_counter_dispose) conf_static_counter *seven = NULL;
    FTK_SCOPED(conf_static_counter_dispose) conf_static_counter *nine = NULL;
    FTK_SCOPED(conf_static_counter_dispose) conf_static_counter *larger = NULL;
    MUST(conf_static_counter_new(7, &seven, &err));
    MUST(conf_static_counter_new(9, &nine, &err));
    MUST(conf_static_larger(seven, nine, &larger, &err));
    show_value("larger(7, 9)", larger);
}
