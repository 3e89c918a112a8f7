#include <conf_slice_load.h>
#include <harness.h>

static void show_sums(void) {
    uint64_t bytes = 0;
    MUST(conf_slice_sum_u8((const uint8_t[]){1, 2, 250}, 3, &bytes, &err));
    printf("sum_u8([1, 2, 250]) = %" PRIu64 "\n", bytes);
    int64_t numbers = 0;
    MUST(conf_slice_sum_i32((const int32_t[]){-5, 2147483647}, 2, &numbers, &err));
    printf("sum_i32([-5, 2147483647]) = %" PRId64 "\n", numbers);
    double sum = 0;
    MUST(conf_slice_sum_f64((const double[]){0.5, 0.25}, 2, &sum, &err));
    printf("sum_f64([0.5, 0.25]) = %.3f\n", sum);
    MUST(conf_slice_sum_f64(NULL, 0, &sum, &err));
    printf("sum_f64([]) = %.3f\n", sum);
    conf_slice_point total = {0};
    MUST(conf_slice_sum_points((const conf_slice_point[]){{1, 2}, {3, 4}}, 2, &total, &err));
    printf("sum_points([(1, 2), (3, 4)]) = (%.3f, %.3f)\n", (double)total.x, (double)total.y);
}

static void show_tail(void) {
    const uint32_t values[] = {1, 2, 3, 4};
    const uint32_t *tail = NULL;
    size_t len = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *guard = NULL;
    MUST(conf_slice_tail(values, 4, 2, &tail, &len, &guard, &err));
    fputs("tail([1, 2, 3, 4], 2) = ", stdout);
    SHOW_LIST(len, printf("%" PRIu32, tail[i]));
    putchar('\n');
}

static void show_series(void) {
    FTK_SCOPED(conf_slice_series_dispose) conf_slice_series *series = NULL;
    MUST(conf_slice_series_new(4, &series, &err));
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *values_guard = NULL;
    const int64_t *values = NULL;
    size_t len = 0;
    MUST(conf_slice_series_values(series, &values, &len, &values_guard, &err));
    fputs("series.values() = ", stdout);
    SHOW_LIST(len, printf("%" PRId64, values[i]));
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *points_guard = NULL;
    const conf_slice_point *points = NULL;
    MUST(conf_slice_series_points(series, &points, &len, &points_guard, &err));
    fputs("\nseries.points() = ", stdout);
    SHOW_LIST(len, printf("(%.3f, %.3f)", (double)points[i].x, (double)points[i].y));
    putchar('\n');
}

CONSUMER(slice) {
    MUST(conf_slice_load(library, &err));
    show_sums();
    show_tail();
    show_series();
}
