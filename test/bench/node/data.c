/* The stored values: an id, a name of 11 bytes, an e-mail of 22, three tags of 6 to 7, four numbers, an address in two of three. */
#include "data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ftk_str bench_texts[3];
bench_shapes_sample bench_samples[BENCH_COUNT];
bench_shapes_named bench_named[BENCH_COUNT];
bench_shapes_profile bench_profiles[2][BENCH_COUNT];

static void *need(size_t size) {
    void *out = calloc(1, size);
    if (out == NULL) abort();
    return out;
}

static ftk_str keep(const char *text) {
    size_t len = strlen(text);
    char *out = (char *)need(len + 1);
    memcpy(out, text, len);
    return (ftk_str){out, len};
}

static void fill_texts(void) {
    char text[1100] = "";
    bench_texts[0] = keep("0123456789abcdef");
    for (int i = 0; i < 1024; i++) text[i] = (char)('a' + i % 26);
    bench_texts[1] = keep(text);
    text[0] = 0;
    for (int i = 0; i < 128; i++) strcat(text, "a\xc3\xa9z\xe2\x82\xac");
    bench_texts[2] = keep(text);
}

static void fill_records(void) {
    char text[64];
    for (int i = 0; i < BENCH_COUNT; i++) {
        bench_shapes_sample *sample = &bench_samples[i];
        *sample = (bench_shapes_sample){.size = sizeof *sample, .a = i, .b = i + 0.5, .c = i + 0.25, .d = i & 1, .e = i * 2};
        bench_shapes_named *named = &bench_named[i];
        snprintf(text, sizeof text, "name %011d", i);
        *named = (bench_shapes_named){.size = sizeof *named, .a = i, .b = i + 0.5, .c = i + 0.25, .d = i & 1, .name = keep(text)};
    }
}

static void fill_profile(bench_shapes_profile *profile, int i, int mixed) {
    static const char *const tags[] = {"admin1", "editor2", "viewer", "owner12", "guest3", "tester"};
    char text[64];
    *profile = (bench_shapes_profile){.size = sizeof *profile, .id = (uint64_t)i};
    snprintf(text, sizeof text, mixed ? "Zo\xc3\xab \xe2\x82\xac %05d" : "user %06d", i);
    profile->name = keep(text);
    snprintf(text, sizeof text, "user%06d@example.com", i);
    profile->email = keep(text);
    ftk_str *own = (ftk_str *)need(3 * sizeof *own);
    for (int k = 0; k < 3; k++) own[k] = keep(tags[(i + k) % 6]);
    profile->tags = (bench_shapes_list_string){own, 3};
    double *scores = (double *)need(4 * sizeof *scores);
    for (int k = 0; k < 4; k++) scores[k] = i + k + 0.5;
    profile->scores = (bench_shapes_list_f64){scores, 4};
    if (i % 3 == 2) return;
    bench_shapes_address *address = (bench_shapes_address *)need(sizeof *address);
    snprintf(text, sizeof text, "Main Street %d", i);
    *address = (bench_shapes_address){.size = sizeof *address, .street = keep(text), .zip = 10000u + (uint32_t)i};
    profile->address = address;
}

double bench_sum(const double *first, size_t count) {
    double columns[8] = {0};
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (size_t k = 0; k < 8; k++) columns[k] += first[i + k];
    }
    for (; i < count; i++) columns[0] += first[i];
    double sum = 0;
    for (size_t k = 0; k < 8; k++) sum += columns[k];
    return sum;
}

void bench_fill(void) {
    if (bench_texts[0].ptr != NULL) return;
    fill_texts();
    fill_records();
    for (int mixed = 0; mixed < 2; mixed++) {
        for (int i = 0; i < BENCH_COUNT; i++) fill_profile(&bench_profiles[mixed][i], i, mixed);
    }
}
