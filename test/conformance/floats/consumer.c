#include <conf_floats_load.h>
#include <harness.h>

static void show_mean(const char *what, const double *values, size_t len) {
    double mean = 0;
    MUST(conf_floats_mean(values, len, &mean, &err));
    printf("mean([%s]) = ", what);
    show_float(mean);
    putchar('\n');
}

CONSUMER(floats) {
    MUST(conf_floats_load(library, &err));
    float single = 0;
    MUST(conf_floats_echo_f32(1.5f, &single, &err));
    printf("echo_f32(1.5) = %.3f\n", (double)single);
    double value = 0;
    MUST(conf_floats_echo_f64(-0.125, &value, &err));
    printf("echo_f64(-0.125) = %.3f\n", value);
    show_mean("1.0, 2.0, 6.0", (const double[]){1, 2, 6}, 3);
    show_mean("", NULL, 0);
    const conf_floats_pair pair = {.single = 3.0f, .double_ = 5.0};
    conf_floats_pair half = {0};
    MUST(conf_floats_halve(&pair, &half, &err));
    printf("halve(3.0, 5.0) = %.3f %.3f\n", (double)half.single, half.double_);
    FTK_SCOPED(ftk_buf_release) ftk_buf special = {0};
    MUST(conf_floats_special(&special, &err));
    fputs("special() =", stdout);
    for (size_t i = 0; i < special.len; i++) {
        putchar(' ');
        show_float(((const double *)special.ptr)[i]);
    }
    putchar('\n');
}
