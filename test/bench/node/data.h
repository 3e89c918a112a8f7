/* The stored values that the provider of bench.shapes lends, and that its rivals read. Made once, never changed. */
#ifndef BENCH_NODE_DATA_H
#define BENCH_NODE_DATA_H

#include "bench_shapes.h"

FTK_BEGIN

#define BENCH_COUNT 1024

/* Texts: 16 bytes, 1 KiB of ASCII, mixed. */
extern ftk_str bench_texts[3];
extern bench_shapes_sample bench_samples[BENCH_COUNT];
extern bench_shapes_named bench_named[BENCH_COUNT];
/* [0] ASCII, [1] with names beyond it. */
extern bench_shapes_profile bench_profiles[2][BENCH_COUNT];

/* The sum of numbers in eight columns, so that adding them costs little beside moving them. */
double bench_sum(const double *first, size_t count);

/* Fills the values; later calls do nothing. Not thread-safe. */
void bench_fill(void);

FTK_END_C

#endif
