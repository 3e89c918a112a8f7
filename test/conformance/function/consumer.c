#include <conf_function_load.h>
#include <harness.h>

CONSUMER(function) {
    MUST(conf_function_load(library, &err));
    for (int i = 0; i < 2; i++) {
        MUST(conf_function_noop(&err));
        puts("noop() = ok");
    }
    uint32_t calls = 0;
    MUST(conf_function_calls(&calls, &err));
    printf("calls() = %" PRIu32 "\n", calls);
    static const uint8_t data[] = {0x0a, 0xff};
    ftk_buf line = {0};
    MUST(conf_function_format(-1, 2, 0.5f, 0.25, 1, 0xfc, TEXT("g"), data, 2, &line, &err));
    fputs("format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff) = ", stdout);
    show_buf(&line);
    int32_t sum = 0;
    MUST(conf_function_add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, &sum, &err));
    printf("\nadd10(1..10) = %" PRId32 "\n", sum);
    const conf_function_point a = {0, 0};
    const conf_function_point b = {1, 3};
    conf_function_point middle = {0};
    MUST(conf_function_middle(&a, &b, &middle, &err));
    printf("middle((0, 0), (1, 3)) = (%.3f, %.3f)\n", middle.x, middle.y);
}
