/* The provider of bench.shapes: it lends what it has, and does next to nothing with what it is given. */
#include "bench_shapes_provider.h"

#include "data.h"

struct bench_shapes_counter_impl {
    int32_t value;
};

static int32_t counter_new(int32_t start, bench_shapes_counter_impl **out, ftk_error **err) {
    bench_shapes_counter_impl *self = (bench_shapes_counter_impl *)ftk_alloc(sizeof *self);
    if (self == NULL) return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
    self->value = start;
    *out = self;
    return FTK_OK;
}

static void counter_destroy(bench_shapes_counter_impl *self) { ftk_free(self, sizeof *self); }

static int32_t counter_add(bench_shapes_counter_impl *self, int32_t by, int32_t *out, ftk_error **err) {
    (void)err;
    self->value = (int32_t)((uint32_t)self->value + (uint32_t)by);
    *out = self->value;
    return FTK_OK;
}

static int32_t scalar(int32_t a, int32_t b, int32_t *out, ftk_error **err) {
    (void)err;
    *out = (int32_t)((uint32_t)a + (uint32_t)b);
    return FTK_OK;
}

static int32_t string_in(const char *text, size_t text_len, uint32_t *out, ftk_error **err) {
    (void)text;
    (void)err;
    *out = (uint32_t)text_len;
    return FTK_OK;
}

static int32_t string_out(uint32_t which, ftk_buf *out, ftk_error **err) {
    bench_fill();
    if (which > 2) return ftk_fail(err, FTK_E_RANGE, FTK_LITERAL(""));
    /* Static text: nobody has to free it. */
    *out = (ftk_buf){(void *)bench_texts[which].ptr, bench_texts[which].len, 0, NULL};
    return FTK_OK;
}

static double sum_sample(const bench_shapes_sample *one) { return one->a + one->b + one->c + one->d + one->e; }
static double sum_named(const bench_shapes_named *one) { return one->a + one->b + one->c + one->d + (double)one->name.len; }

static int32_t record_in(const bench_shapes_sample *sample, double *out, ftk_error **err) {
    (void)err;
    *out = sum_sample(sample);
    return FTK_OK;
}

static int32_t record_out(int32_t seed, ftk_arena *arena, const bench_shapes_sample **out, ftk_error **err) {
    (void)arena;
    (void)err;
    bench_fill();
    *out = &bench_samples[seed & (BENCH_COUNT - 1)];
    return FTK_OK;
}

static int32_t record_string_in(const bench_shapes_named *named, double *out, ftk_error **err) {
    (void)err;
    *out = sum_named(named);
    return FTK_OK;
}

static int32_t record_string_out(int32_t seed, ftk_arena *arena, const bench_shapes_named **out, ftk_error **err) {
    (void)arena;
    (void)err;
    bench_fill();
    *out = &bench_named[seed & (BENCH_COUNT - 1)];
    return FTK_OK;
}

static int32_t records_in(const bench_shapes_sample *samples, size_t samples_len, size_t samples_stride, double *out, ftk_error **err) {
    (void)err;
    double sum = 0;
    for (size_t i = 0; i < samples_len; i++) sum += sum_sample((const bench_shapes_sample *)((const char *)samples + i * samples_stride));
    *out = sum;
    return FTK_OK;
}

static int32_t records_string_in(const bench_shapes_named *named, size_t named_len, size_t named_stride, double *out, ftk_error **err) {
    (void)err;
    double sum = 0;
    for (size_t i = 0; i < named_len; i++) sum += sum_named((const bench_shapes_named *)((const char *)named + i * named_stride));
    *out = sum;
    return FTK_OK;
}

/* The head of a list of stored records; the records themselves are lent. */
#define LEND_ROWS(arena, out, type, first, count)                                         \
    do {                                                                                  \
        bench_fill();                                                                     \
        type *rows = (type *)ftk_arena_alloc(arena, sizeof *rows, 8);                     \
        if (rows == NULL || (count) > BENCH_COUNT) return FTK_E_NO_MEMORY;                \
        *rows = (type){(first), (count), sizeof *(first), 0};                             \
        *(out) = rows;                                                                    \
        return FTK_OK;                                                                    \
    } while (0)

static int32_t records_out(uint32_t count, ftk_arena *arena, const bench_shapes_rows_sample **out, ftk_error **err) {
    (void)err;
    LEND_ROWS(arena, out, bench_shapes_rows_sample, bench_samples, count);
}

static int32_t records_string_out(uint32_t count, ftk_arena *arena, const bench_shapes_rows_named **out, ftk_error **err) {
    (void)err;
    LEND_ROWS(arena, out, bench_shapes_rows_named, bench_named, count);
}

static int32_t numbers_in(const double *numbers, size_t numbers_len, double *out, ftk_error **err) {
    (void)err;
    *out = bench_sum(numbers, numbers_len);
    return FTK_OK;
}

static int32_t bytes_in(const uint8_t *data, size_t data_len, uint32_t *out, ftk_error **err) {
    (void)data;
    (void)err;
    *out = (uint32_t)data_len;
    return FTK_OK;
}

static int32_t profile_out(uint32_t index, uint8_t mixed, ftk_arena *arena, const bench_shapes_profile **out, ftk_error **err) {
    (void)arena;
    (void)err;
    bench_fill();
    *out = &bench_profiles[mixed][index & (BENCH_COUNT - 1)];
    return FTK_OK;
}

static int32_t profile_in(const bench_shapes_profile *profile, double *out, ftk_error **err) {
    (void)err;
    double sum = (double)(profile->id + profile->name.len + profile->email.len);
    for (size_t i = 0; i < profile->tags.len; i++) sum += (double)profile->tags.ptr[i].len;
    for (size_t i = 0; i < profile->scores.len; i++) sum += profile->scores.ptr[i];
    if (profile->address != NULL) sum += (double)profile->address->street.len + profile->address->zip;
    *out = sum;
    return FTK_OK;
}

static int32_t profiles_out(uint32_t count, uint8_t mixed, ftk_arena *arena, const bench_shapes_rows_profile **out, ftk_error **err) {
    (void)err;
    LEND_ROWS(arena, out, bench_shapes_rows_profile, bench_profiles[mixed], count);
}

static const bench_shapes_provider provider = {
    .counter_new = counter_new,
    .counter_add = counter_add,
    .scalar = scalar,
    .string_in = string_in,
    .string_out = string_out,
    .record_in = record_in,
    .record_out = record_out,
    .record_string_in = record_string_in,
    .record_string_out = record_string_out,
    .records_in = records_in,
    .records_out = records_out,
    .records_string_in = records_string_in,
    .records_string_out = records_string_out,
    .numbers_in = numbers_in,
    .bytes_in = bytes_in,
    .profile_out = profile_out,
    .profile_in = profile_in,
    .profiles_out = profiles_out,
    .counter_destroy = counter_destroy,
};

FTK_PROVIDER(bench_shapes, provider);
