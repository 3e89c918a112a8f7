/* The shapes as plain C functions, for callers that read C declarations: what koffi binds. */
#include <string.h>

#include "data.h"

typedef struct plain_sample {
    int32_t a;
    double b;
    double c;
    uint8_t d;
    int32_t e;
} plain_sample;

typedef struct plain_named {
    int32_t a;
    double b;
    double c;
    uint8_t d;
    const char *name;
} plain_named;

FTK_EXPORT int32_t plain_scalar(int32_t a, int32_t b) { return (int32_t)((uint32_t)a + (uint32_t)b); }
FTK_EXPORT uint32_t plain_string_in(const char *text) { return (uint32_t)(uint8_t)text[0]; }
FTK_EXPORT uint32_t plain_string_length(const char *text) { return (uint32_t)strlen(text); }
FTK_EXPORT const char *plain_string_out(uint32_t which) {
    bench_fill();
    return bench_texts[which % 3].ptr;
}
FTK_EXPORT double plain_record_in(const plain_sample *one) { return one->a + one->b + one->c + one->d + one->e; }
FTK_EXPORT plain_sample plain_record_out(int32_t seed) {
    bench_fill();
    const bench_shapes_sample *from = &bench_samples[seed & (BENCH_COUNT - 1)];
    return (plain_sample){from->a, from->b, from->c, from->d, from->e};
}
FTK_EXPORT double plain_record_string_in(const plain_named *one) { return one->a + one->b + one->c + one->d + (double)(uint8_t)one->name[0]; }
FTK_EXPORT double plain_record_string_length(const plain_named *one) { return one->a + one->b + one->c + one->d + (double)strlen(one->name); }
FTK_EXPORT plain_named plain_record_string_out(int32_t seed) {
    bench_fill();
    const bench_shapes_named *from = &bench_named[seed & (BENCH_COUNT - 1)];
    return (plain_named){from->a, from->b, from->c, from->d, from->name.ptr};
}
FTK_EXPORT double plain_records_in(const plain_sample *first, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += plain_record_in(&first[i]);
    return sum;
}
FTK_EXPORT double plain_records_string_in(const plain_named *first, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += plain_record_string_in(&first[i]);
    return sum;
}
FTK_EXPORT double plain_records_string_lengths(const plain_named *first, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += plain_record_string_length(&first[i]);
    return sum;
}
FTK_EXPORT void plain_records_out(plain_sample *out, size_t count) {
    for (size_t i = 0; i < count; i++) out[i] = plain_record_out((int32_t)i);
}
FTK_EXPORT void plain_records_string_out(plain_named *out, size_t count) {
    for (size_t i = 0; i < count; i++) out[i] = plain_record_string_out((int32_t)i);
}
FTK_EXPORT double plain_numbers_in(const double *first, size_t count) { return bench_sum(first, count); }
FTK_EXPORT uint32_t plain_bytes_in(const uint8_t *first, size_t count) { return first == NULL ? 0 : (uint32_t)count; }
