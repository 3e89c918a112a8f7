#include <conf_ints_load.h>
#include <harness.h>

/* Calls conf_ints_echo_<name> and prints it. */
#define SHOW_ECHO(name, type, format, value) \
    do { \
        type same = 0; \
        MUST(conf_ints_echo_##name((value), &same, &err)); \
        printf("echo_" #name "(%" format ") = %" format "\n", (type)(value), same); \
    } while (0)

static void show_limits(uint8_t low) {
    conf_ints_numbers n = {0};
    MUST(conf_ints_limits(low, &n, &err));
    printf("limits(%s) = %d %u %d %u %" PRId32 " %" PRIu32 " %" PRId64 " %" PRIu64 "\n", low ? "true" : "false", n.a, (unsigned)n.b, n.c,
           (unsigned)n.d, n.e, n.f, n.g, n.h);
    if (low) return;
    uint64_t sum = 0;
    MUST(conf_ints_sum(&n, &sum, &err));
    printf("sum(limits false) = %" PRIu64 "\n", sum);
}

CONSUMER(ints) {
    MUST(conf_ints_load(library, &err));
    SHOW_ECHO(i8, int8_t, PRId8, INT8_MIN);
    SHOW_ECHO(i8, int8_t, PRId8, INT8_MAX);
    SHOW_ECHO(u8, uint8_t, PRIu8, UINT8_MAX);
    SHOW_ECHO(i16, int16_t, PRId16, INT16_MIN);
    SHOW_ECHO(u16, uint16_t, PRIu16, UINT16_MAX);
    SHOW_ECHO(i32, int32_t, PRId32, INT32_MIN);
    SHOW_ECHO(u32, uint32_t, PRIu32, UINT32_MAX);
    SHOW_ECHO(i64, int64_t, PRId64, INT64_MIN);
    SHOW_ECHO(u64, uint64_t, PRIu64, UINT64_MAX);
    size_t size = 0;
    MUST(conf_ints_next_size(4294967294u, &size, &err));
    printf("next_size(4294967294) = %zu\n", size);
    show_limits(1);
    show_limits(0);
    const int64_t values[] = {1, -2, 9007199254740993};
    FTK_SCOPED(ftk_buf_release) ftk_buf reversed = {0};
    MUST(conf_ints_reverse(values, 3, &reversed, &err));
    fputs("reverse([1, -2, 9007199254740993]) = ", stdout);
    SHOW_LIST(reversed.len, printf("%" PRId64, ((const int64_t *)reversed.ptr)[i]));
    putchar('\n');
}
