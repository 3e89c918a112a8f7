/* Scopes of callbacks: what enters before the end is waited for, what comes later is refused, however late. */
#include "check.h"

#include <pthread.h>
#include <sched.h>

enum { THREADS = 3, CALLS = 3000, OPEN = 200 };

static void one_thread(void) {
    int first = 1;
    int second = 2;
    void *object = NULL;
    void *ctx = NULL;
    void *other = NULL;
    CHECK_STATUS(ftk_scope_open(&first, &ctx), FTK_OK);
    CHECK(ctx != NULL);
    CHECK_STATUS(ftk_scope_enter(ctx, &object), FTK_OK);
    CHECK(object == &first);
    CHECK_STATUS(ftk_scope_enter(ctx, &object), FTK_OK); /* inside itself */
    ftk_scope_leave(ctx);
    ftk_scope_leave(ctx);
    ftk_scope_expire(ctx);
    CHECK_STATUS(ftk_scope_enter(ctx, &object), FTK_E_EXPIRED);
    CHECK(object == NULL);
    ftk_scope_close(ctx);
    CHECK_STATUS(ftk_scope_enter(ctx, &object), FTK_E_EXPIRED);
    /* The slot has its next life: the old context stays refused. */
    CHECK_STATUS(ftk_scope_open(&second, &other), FTK_OK);
    CHECK(other != ctx);
    CHECK_STATUS(ftk_scope_enter(ctx, &object), FTK_E_EXPIRED);
    CHECK_STATUS(ftk_scope_enter(other, &object), FTK_OK);
    CHECK(object == &second);
    ftk_scope_leave(other);
    ftk_scope_close(other);
    ftk_scope_close(NULL);
    CHECK_STATUS(ftk_scope_enter(NULL, &object), FTK_E_EXPIRED);
    CHECK_STATUS(ftk_scope_enter((void *)(uintptr_t)0x12345678, &object), FTK_E_EXPIRED);
}

static void many_open(void) {
    void *open[OPEN];
    int values[OPEN];
    void *object = NULL;
    for (int i = 0; i < OPEN; i++) CHECK_STATUS(ftk_scope_open(&values[i], &open[i]), FTK_OK);
    for (int i = 0; i < OPEN; i++) {
        CHECK_STATUS(ftk_scope_enter(open[i], &object), FTK_OK);
        CHECK(object == &values[i]);
        ftk_scope_leave(open[i]);
    }
    for (int i = 0; i < OPEN; i++) ftk_scope_close(open[i]);
    for (int i = 0; i < OPEN; i++) CHECK_STATUS(ftk_scope_enter(open[i], &object), FTK_E_EXPIRED);
}

/* A call: its object lies on the stack of the thread that makes it, and is written without atomic operations before and after. */
typedef struct call {
    int alive;
    int running; /* atomic */
} call;

typedef struct field {
    void *ctx; /* of the last call that began */
    int stop;
    size_t served;
    size_t expired;
} field;

static void *caller(void *argument) {
    field *on = (field *)argument;
    size_t calls = 0;
    while (!__atomic_load_n(&on->stop, __ATOMIC_ACQUIRE)) {
        void *object = NULL;
        void *ctx = __atomic_load_n(&on->ctx, __ATOMIC_ACQUIRE);
        int32_t status = ftk_scope_enter(ctx, &object);
        if (status == FTK_E_EXPIRED) {
            (void)__atomic_fetch_add(&on->expired, 1, __ATOMIC_RELAXED);
            sched_yield();
            continue;
        }
        CHECK(status == FTK_OK);
        call *of = (call *)object;
        (void)__atomic_fetch_add(&of->running, 1, __ATOMIC_RELAXED);
        CHECK(of->alive == 0x600d);
        if (calls++ % 16 == 0) sched_yield();
        CHECK(of->alive == 0x600d);
        (void)__atomic_fetch_sub(&of->running, 1, __ATOMIC_RELAXED);
        ftk_scope_leave(ctx);
        (void)__atomic_fetch_add(&on->served, 1, __ATOMIC_RELAXED);
    }
    return NULL;
}

static void make_call(field *on, int number) {
    call mine = {0x600d, 0};
    void *ctx = NULL;
    CHECK_STATUS(ftk_scope_open(&mine, &ctx), FTK_OK);
    __atomic_store_n(&on->ctx, ctx, __ATOMIC_RELEASE);
    for (int i = 0; i < number % 4; i++) sched_yield();
    ftk_scope_close(ctx);
    CHECK(__atomic_load_n(&mine.running, __ATOMIC_RELAXED) == 0);
    mine.alive = 0xdead; /* a callback that still ran would see it, and the thread sanitiser a race */
}

static void many_threads(void) {
    field on = {NULL, 0, 0, 0};
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) CHECK(pthread_create(&threads[i], NULL, caller, &on) == 0);
    size_t served = 0;
    size_t expired = 0;
    for (int i = 0; i < CALLS || served == 0 || expired == 0; i++) {
        make_call(&on, i);
        served = __atomic_load_n(&on.served, __ATOMIC_RELAXED);
        expired = __atomic_load_n(&on.expired, __ATOMIC_RELAXED);
    }
    __atomic_store_n(&on.stop, 1, __ATOMIC_RELEASE);
    for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

/* An end that finds a callback running has to wait for it. */
static void *slow_callback(void *argument) {
    field *on = (field *)argument;
    void *object = NULL;
    CHECK_STATUS(ftk_scope_enter(on->ctx, &object), FTK_OK);
    __atomic_store_n(&on->stop, 1, __ATOMIC_RELEASE);
    while (ftk_scope_enter(on->ctx, &object) != FTK_E_EXPIRED) {
        ftk_scope_leave(on->ctx);
        sched_yield();
    }
    on->served = 1; /* after the end has begun */
    ftk_scope_leave(on->ctx);
    return NULL;
}

static void slow_end(void) {
    field on = {NULL, 0, 0, 0};
    pthread_t thread;
    CHECK_STATUS(ftk_scope_open(&on, &on.ctx), FTK_OK);
    CHECK(pthread_create(&thread, NULL, slow_callback, &on) == 0);
    while (!__atomic_load_n(&on.stop, __ATOMIC_ACQUIRE)) sched_yield();
    ftk_scope_close(on.ctx);
    CHECK(on.served == 1);
    CHECK(pthread_join(thread, NULL) == 0);
}

void suite_scopes(void) {
    one_thread();
    many_open();
    slow_end();
    many_threads();
    CHECK(no_leaks());
}
