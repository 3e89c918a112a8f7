/* The provider behind the tests of threads. */
#define _GNU_SOURCE 1
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <test_threads_provider.h>

enum { MOST = 16 };

static int32_t no_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, (ftk_str){NULL, 0}); }

/* One thread that calls with 1 .. n, or without end when n is 0. */
typedef struct worker {
    test_threads_step_fn step;
    uint64_t n;
    uint32_t *started; /* atomic */
    char name[16];
    int32_t status;
    ftk_error *error;
    pthread_t thread;
} worker;

static void *work(void *argument) {
    worker *own = argument;
    if (own->name[0] != 0) (void)pthread_setname_np(pthread_self(), own->name);
    for (uint64_t i = 1; (own->n == 0 || i <= own->n) && own->status == FTK_OK; i++) {
        own->status = test_threads_step_fn_call(&own->step, i, &own->error);
        if (i == 1 && own->started != NULL) (void)__atomic_fetch_add(own->started, 1, __ATOMIC_RELEASE);
    }
    return NULL;
}

static int32_t join(worker *own, int32_t before, ftk_error **err) {
    pthread_join(own->thread, NULL);
    if (before == FTK_OK && own->status != FTK_OK && err != NULL) *err = own->error;
    else ftk_error_release(own->error);
    return before == FTK_OK ? own->status : before;
}

static int32_t repeat(const char *name, size_t name_len, uint64_t n, const test_threads_step_fn *step, uint64_t *out, ftk_error **err) {
    worker one = {.step = *step, .n = n};
    memcpy(one.name, name, name_len < sizeof one.name - 1 ? name_len : sizeof one.name - 1);
    *out = n;
    if (pthread_create(&one.thread, NULL, work, &one) != 0) return no_memory(err);
    return join(&one, FTK_OK, err);
}

static int32_t crowd(uint32_t threads, uint64_t n, const test_threads_step_fn *step, uint64_t *out, ftk_error **err) {
    worker all[MOST];
    uint32_t count = threads < MOST ? threads : MOST;
    int32_t status = FTK_OK;
    for (uint32_t i = 0; i < count; i++) {
        all[i] = (worker){.step = *step, .n = n};
        if (pthread_create(&all[i].thread, NULL, work, &all[i]) != 0) count = i;
    }
    for (uint32_t i = 0; i < count; i++) status = join(&all[i], status, err);
    *out = count * n;
    return status;
}

/* Those that outlive their call; of one call at a time. */
static worker strays[MOST];
static uint32_t stray_count;

static int32_t stray(uint32_t threads, const test_threads_step_fn *step, ftk_error **err) {
    uint32_t started = 0;
    (void)err;
    for (stray_count = 0; stray_count < threads && stray_count < MOST; stray_count++) {
        strays[stray_count] = (worker){.step = *step, .started = &started};
        if (pthread_create(&strays[stray_count].thread, NULL, work, &strays[stray_count]) != 0) break;
    }
    while (__atomic_load_n(&started, __ATOMIC_ACQUIRE) < stray_count) {
    }
    return FTK_OK;
}

static int32_t settle(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (uint32_t i = 0; i < stray_count; i++) *out += join(&strays[i], FTK_OK, NULL) == FTK_E_EXPIRED;
    return FTK_OK;
}

/* One call of `echo`. */
typedef struct speaker {
    const test_threads_echo_fn *echo;
    const char *text;
    size_t text_len;
    const uint64_t *data;
    size_t data_len;
    ftk_buf made;
    int32_t status;
    ftk_error *error;
    pthread_t thread;
} speaker;

static void *speak(void *argument) {
    speaker *own = argument;
    own->status = test_threads_echo_fn_call(own->echo, own->text, own->text_len, own->data, own->data_len, &own->made, &own->error);
    return NULL;
}

static int32_t echo(uint32_t threads, const char *text, size_t text_len, const uint64_t *data, size_t data_len, const test_threads_echo_fn *callback,
                    ftk_arena *arena, const test_threads_list_string **out, ftk_error **err) {
    speaker all[MOST];
    uint32_t count = threads < MOST ? threads : MOST;
    int32_t status = FTK_OK;
    test_threads_list_string *made = ftk_arena_alloc(arena, sizeof *made, 8);
    ftk_str *texts = ftk_arena_array(arena, count, sizeof *texts, 8);
    if (made == NULL || texts == NULL) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        all[i] = (speaker){.echo = callback, .text = text, .text_len = text_len, .data = data, .data_len = data_len};
        if (pthread_create(&all[i].thread, NULL, speak, &all[i]) != 0) count = i;
    }
    for (uint32_t i = 0; i < count; i++) {
        pthread_join(all[i].thread, NULL);
        if (status == FTK_OK && all[i].status != FTK_OK) {
            status = all[i].status;
            if (err != NULL) *err = all[i].error;
        } else {
            ftk_error_release(all[i].error);
        }
        if (status == FTK_OK && ftk_arena_text(arena, all[i].made.ptr, all[i].made.len, &texts[i]) != FTK_OK) status = no_memory(err);
        ftk_buf_release(&all[i].made);
    }
    *made = (test_threads_list_string){texts, count};
    *out = made;
    return status;
}

static const test_threads_step_fn *held;

static int32_t hold(const test_threads_step_fn *step, uint64_t *out, ftk_error **err) {
    __atomic_store_n(&held, step, __ATOMIC_RELEASE);
    int32_t status = repeat("holder", 6, 1, step, out, err);
    __atomic_store_n(&held, NULL, __ATOMIC_RELEASE);
    return status;
}

static int32_t touch(const uint64_t *data, size_t data_len, uint64_t *out, ftk_error **err) {
    int32_t status = test_threads_step_fn_call(__atomic_load_n(&held, __ATOMIC_ACQUIRE), 2, err);
    *out = 0;
    for (size_t i = 0; i < data_len; i++) *out += data[i];
    return status;
}

static int32_t big(uint64_t length, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, (size_t)length, 1) != FTK_OK) return no_memory(err);
    memset(out->ptr, 'x', (size_t)length);
    return FTK_OK;
}

static int32_t tell(const test_threads_plain_fn *plain, uint64_t *out, ftk_error **err) {
    return test_threads_plain_fn_call(plain, "told", 4, out, err);
}

static const test_threads_provider provider = {
    .repeat = repeat, .crowd = crowd, .stray = stray, .settle = settle, .echo = echo, .hold = hold, .touch = touch, .big = big, .tell = tell,
};
FTK_PROVIDER(test_threads, provider);
