#include <conf_slice_mut_load.h>
#include <harness.h>

static void show_double_all(const char *what, int32_t *values, size_t len) {
    MUST(conf_slice_mut_double_all(values, len, &err));
    printf("double_all([%s]) = ", what);
    SHOW_LIST(len, printf("%" PRId32, values[i]));
    putchar('\n');
}

static void show_fill(uint32_t limit) {
    uint8_t buffer[4] = {0};
    uint32_t written = 0;
    MUST(conf_slice_mut_fill(buffer, sizeof buffer, limit, &written, &err));
    printf("fill(4 bytes, %" PRIu32 ") = %" PRIu32 " ", limit, written);
    show_hex(buffer, sizeof buffer);
    putchar('\n');
}

CONSUMER(slice_mut) {
    MUST(conf_slice_mut_load(library, &err));
    show_double_all("1, -2, 3", (int32_t[]){1, -2, 3}, 3);
    show_double_all("", NULL, 0);
    show_fill(10);
    show_fill(2);
    conf_slice_mut_point points[] = {{1, 2}, {3, 4}};
    MUST(conf_slice_mut_flip(points, 2, &err));
    fputs("flip([(1, 2), (3, 4)]) = ", stdout);
    SHOW_LIST(2, printf("(%" PRId32 ", %" PRId32 ")", points[i].x, points[i].y));
    double values[] = {1, 3};
    MUST(conf_slice_mut_scale(values, 2, 2, &err));
    fputs("\nscale([1.0, 3.0], 2.0) = ", stdout);
    SHOW_LIST(2, show_float(values[i]));
    putchar('\n');
}
