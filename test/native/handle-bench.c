/* Nanoseconds for each operation on handles and scopes, with one thread and with two threads on the same object.
 *
 *     cc -O2 -Iruntime-native/include test/native/handle-bench.c runtime-native/src/*.c -pthread -o .cache/handle-bench
 *     .cache/handle-bench
 *
 * Thread CPU clock, smallest of 15 interleaved rounds of 200,000 calls. Each call goes through a function that is not
 * inlined, as a generated entry point would, so the row "raw pointer" is the floor. */
#include "ftk/ftk.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CALLS = 200000, ROUNDS = 15 };

typedef int32_t (*entry)(void *self, int64_t *out);

static void destroy(void *object) { (void)object; }
static const ftk_type unique_type = {sizeof(ftk_type), 0, {"bench.Unique", 12}, destroy, NULL};
static const ftk_type shared_type = {sizeof(ftk_type), FTK_TYPE_SHARED, {"bench.Shared", 12}, destroy, NULL};
static const ftk_type affine_type = {sizeof(ftk_type), FTK_TYPE_AFFINE, {"bench.Affine", 12}, destroy, NULL};
static int64_t object = 41;

#define NOINLINE __attribute__((noinline))

static NOINLINE int32_t call_raw(void *self, int64_t *out) {
    *out = *(const int64_t *)self + 1;
    return FTK_OK;
}

#define CALL(name, enter, type)                              \
    static NOINLINE int32_t name(void *self, int64_t *out) { \
        ftk_pin pin;                                         \
        int32_t status = enter(self, &type, &pin);           \
        if (FTK_UNLIKELY(status != FTK_OK)) return status;   \
        *out = *(const int64_t *)pin.object + 1;             \
        ftk_handle_leave(&pin);                              \
        return FTK_OK;                                       \
    }

CALL(call_unique, ftk_handle_enter, unique_type)
CALL(call_mut, ftk_handle_enter_mut, unique_type)
CALL(call_shared, ftk_handle_enter, shared_type)
CALL(call_affine, ftk_handle_enter, affine_type)

/* Through the exported functions, as Rust without inlining would. */
static NOINLINE int32_t call_outline(void *self, int64_t *out) {
    ftk_pin pin;
    int32_t status = (ftk_handle_enter)(self, &shared_type, &pin);
    if (FTK_UNLIKELY(status != FTK_OK)) return status;
    *out = *(const int64_t *)pin.object + 1;
    (ftk_handle_leave)(&pin);
    return FTK_OK;
}

/* A counted pin, for comparison: what two atomic operations cost on this machine. */
static uint64_t count;
static NOINLINE int32_t call_counter(void *self, int64_t *out) {
    __atomic_fetch_add(&count, 1, __ATOMIC_ACQ_REL);
    *out = *(const int64_t *)self + 1;
    __atomic_fetch_sub(&count, 1, __ATOMIC_ACQ_REL);
    return FTK_OK;
}

static NOINLINE int32_t call_guard(void *self, int64_t *out) {
    ftk_pin pin;
    int32_t status = ftk_handle_enter(self, &unique_type, &pin);
    if (status != FTK_OK) return status;
    *out = *(const int64_t *)pin.object + 1;
    ftk_owner_release(ftk_handle_guard(&pin));
    return FTK_OK;
}

static NOINLINE int32_t call_life(void *self, int64_t *out) {
    void *handle = NULL;
    (void)self;
    *out = 42;
    int32_t status = ftk_handle_new(&unique_type, &object, &handle, NULL);
    return status == FTK_OK ? ftk_handle_release(handle, &unique_type) : status;
}

static NOINLINE int32_t call_life_used(void *self, int64_t *out) {
    void *handle = NULL;
    (void)self;
    int32_t status = ftk_handle_new(&unique_type, &object, &handle, NULL);
    if (status == FTK_OK) status = call_unique(handle, out);
    return status == FTK_OK ? ftk_handle_release(handle, &unique_type) : status;
}

/* What a callback of any thread costs beside a plain one, and what its call costs. */
static NOINLINE int32_t call_scope(void *self, int64_t *out) {
    void *entered = NULL;
    int32_t status = ftk_scope_enter(self, &entered);
    if (FTK_UNLIKELY(status != FTK_OK)) return status;
    *out = *(const int64_t *)entered + 1;
    ftk_scope_leave(self);
    return FTK_OK;
}

static NOINLINE int32_t call_scope_life(void *self, int64_t *out) {
    void *ctx = NULL;
    (void)self;
    *out = 42;
    int32_t status = ftk_scope_open(&object, &ctx);
    ftk_scope_close(ctx);
    return status;
}

static NOINLINE int32_t call_malloc(void *self, int64_t *out) {
    (void)self;
    char *volatile block = (char *)malloc(48);
    *out = 42;
    free(block);
    return FTK_OK;
}

static NOINLINE int32_t call_alloc(void *self, int64_t *out) {
    (void)self;
    ftk_free(ftk_alloc(48), 48);
    *out = 42;
    return FTK_OK;
}

static NOINLINE int32_t call_graph(void *self, int64_t *out) {
    static ftk_arena_hint hint;
    (void)self;
    ftk_arena *arena = ftk_arena_new(&hint);
    ftk_str text;
    if (arena == NULL || ftk_arena_alloc(arena, 88, 8) == NULL) return FTK_E_NO_MEMORY;
    for (int i = 0; i < 5; i++) {
        if (ftk_arena_text(arena, "someone@example.test", 20, &text) != FTK_OK) return FTK_E_NO_MEMORY;
    }
    ftk_owner_release(ftk_arena_finish(arena));
    *out = 42;
    return FTK_OK;
}

static NOINLINE int32_t call_failure(void *self, int64_t *out) {
    ftk_error *error = NULL;
    (void)self;
    (void)ftk_handle_fail(&error, FTK_E_STALE, &unique_type);
    ftk_error_release(error);
    *out = 42;
    return FTK_OK;
}

static double run(entry call, void *self) {
    struct timespec from, to;
    int64_t out = 0;
    volatile int64_t sink = 0;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    for (int i = 0; i < CALLS; i++) {
        int32_t status = call(self, &out);
        if (status != FTK_OK && status != FTK_E_BUSY) abort();
        sink = out;
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    (void)sink;
    return ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / CALLS;
}

typedef struct row {
    const char *name;
    entry call;
    void *self;
    double one;
    double two;
} row;

static pthread_barrier_t barrier;
static row *current;

static void *worker(void *out) {
    double best = 1e9;
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < ROUNDS; i++) {
        double time = run(current->call, current->self);
        if (time < best) best = time;
    }
    *(double *)out = best;
    return NULL;
}

static void run_two(row *which) {
    pthread_t thread;
    double times[2];
    current = which;
    pthread_barrier_init(&barrier, NULL, 2);
    if (pthread_create(&thread, NULL, worker, &times[0]) != 0) abort();
    worker(&times[1]);
    pthread_join(thread, NULL);
    which->two = times[0] > times[1] ? times[0] : times[1];
}

static void *make(const ftk_type *type) {
    void *handle = NULL;
    if (ftk_handle_new(type, &object, &handle, NULL) != FTK_OK) abort();
    return handle;
}

static void *make_scope(void) {
    void *ctx = NULL;
    if (ftk_scope_open(&object, &ctx) != FTK_OK) abort();
    return ctx;
}

int main(void) {
    void *unique = make(&unique_type);
    void *affine = make(&affine_type);
    row rows[] = {
        {"raw pointer", call_raw, &object, 1e9, 0},
        {"two atomic operations", call_counter, &object, 1e9, 0},
        {"unique", call_unique, unique, 1e9, 0},
        {"unique, mut", call_mut, make(&unique_type), 1e9, 0},
        {"shared", call_shared, make(&shared_type), 1e9, 0},
        {"shared, not inlined", call_outline, make(&shared_type), 1e9, 0},
        {"affine", call_affine, affine, 1e9, -1},
        {"unique, view", call_guard, make(&unique_type), 1e9, 0},
        {"new + release", call_life, NULL, 1e9, 0},
        {"new + call + release", call_life_used, NULL, 1e9, 0},
        {"scope of a callback", call_scope, make_scope(), 1e9, 0},
        {"scope, open + close", call_scope_life, NULL, 1e9, 0},
        {"malloc + free", call_malloc, NULL, 1e9, 0},
        {"ftk_alloc + ftk_free", call_alloc, NULL, 1e9, 0},
        {"graph of one record, 5 texts", call_graph, NULL, 1e9, 0},
        {"error object", call_failure, NULL, 1e9, 0},
    };
    size_t count_of_rows = sizeof rows / sizeof rows[0];
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count_of_rows; i++) {
            double time = run(rows[i].call, rows[i].self);
            if (time < rows[i].one) rows[i].one = time;
        }
    }
    printf("%-30s %10s %12s\n", "ns per call", "one thread", "two threads");
    for (size_t i = 0; i < count_of_rows; i++) {
        if (rows[i].two < 0) {
            printf("%-30s %10.1f %12s\n", rows[i].name, rows[i].one, "-");
            continue;
        }
        run_two(&rows[i]);
        printf("%-30s %10.1f %12.1f\n", rows[i].name, rows[i].one, rows[i].two);
    }
    return 0;
}
