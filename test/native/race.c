/* Threads that call, view, close, release and replace the same objects. A table that lets a call see a destroyed
 * object, lets two exclusive calls overlap, or destroys twice or never, fails here; data races show under the thread
 * sanitiser. */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

enum { THREADS = 3, OBJECTS = 4, LONG_CALLS = 3000 };

static int rounds = 4000;

/* Plain fields on purpose: the protection alone must order the accesses. */
typedef struct thing {
    int alive;
    int value;
} thing;

static size_t born;
static size_t died;

static thing *make_thing(void) {
    thing *made = (thing *)malloc(sizeof *made);
    CHECK(made != NULL);
    made->alive = 0x600d;
    made->value = 0;
    (void)__atomic_fetch_add(&born, 1, __ATOMIC_RELAXED);
    return made;
}

static void destroy_thing(void *object) {
    thing *old = (thing *)object;
    CHECK(old->alive == 0x600d);
    old->alive = 0xdead;
    free(old);
    (void)__atomic_fetch_add(&died, 1, __ATOMIC_RELAXED);
}

static int32_t close_thing(void *object, ftk_error **err) {
    (void)err;
    CHECK(((thing *)object)->alive == 0x600d);
    return FTK_OK;
}

static const ftk_type unique_type = {sizeof(ftk_type), 0, {"race.Unique", 11}, destroy_thing, close_thing};
static const ftk_type shared_type = {sizeof(ftk_type), FTK_TYPE_SHARED, {"race.Shared", 11}, destroy_thing, NULL};

typedef struct field {
    const ftk_type *type;
    void *handles[OBJECTS]; /* replaced while others use them: stale handles are part of the test */
    size_t refused;
    size_t served;
} field;

static void *load_handle(field *on, uint32_t which) {
    return __atomic_load_n(&on->handles[which % OBJECTS], __ATOMIC_ACQUIRE);
}

static int expected(int32_t status) {
    return status == FTK_OK || status == FTK_PENDING || status == FTK_E_STALE || status == FTK_E_CLOSED ||
           status == FTK_E_BUSY;
}

static void call(field *on, void *handle, int exclusive) {
    ftk_pin pin;
    int32_t status = exclusive ? ftk_handle_enter_mut(handle, on->type, &pin)
                               : ftk_handle_enter(handle, on->type, &pin);
    CHECK(expected(status));
    if (status != FTK_OK) {
        (void)__atomic_fetch_add(&on->refused, 1, __ATOMIC_RELAXED);
        return;
    }
    thing *object = (thing *)pin.object;
    CHECK(object->alive == 0x600d);
    if (exclusive) {
        int before = object->value++;
        CHECK(object->value == before + 1);
    } else if (on->type == &unique_type) {
        CHECK(object->value >= 0);
    }
    ftk_handle_leave(&pin);
    (void)__atomic_fetch_add(&on->served, 1, __ATOMIC_RELAXED);
}

static void view(field *on, void *handle, int exclusive) {
    ftk_pin pin;
    int32_t status = exclusive ? ftk_handle_enter_mut(handle, on->type, &pin)
                               : ftk_handle_enter(handle, on->type, &pin);
    if (status != FTK_OK) return;
    thing *object = (thing *)pin.object;
    ftk_owner *owner = ftk_handle_guard(&pin);
    ftk_owner_retain(owner);
    CHECK(object->alive == 0x600d);
    ftk_owner_release(owner);
    CHECK(object->alive == 0x600d);
    if (exclusive) object->value++;
    ftk_owner_release(owner);
}

/* A call inside a call, as a callback makes it. */
static void nested(field *on, void *handle, void *other) {
    ftk_pin pin;
    if (ftk_handle_enter(handle, on->type, &pin) != FTK_OK) return;
    call(on, other, 0);
    CHECK(((thing *)pin.object)->alive == 0x600d);
    ftk_handle_leave(&pin);
}

/* Each object has one thread that may release it: a second release by another thread is misuse and has its own test. */
static void replace(field *on, uint32_t which) {
    void *made = NULL;
    CHECK(ftk_handle_new(on->type, make_thing(), &made, NULL) == FTK_OK);
    void *old = __atomic_exchange_n(&on->handles[which % OBJECTS], made, __ATOMIC_ACQ_REL);
    CHECK(ftk_handle_release(old, on->type) == FTK_OK);
}

static void keep(field *on, void *handle) {
    if (ftk_handle_retain(handle, on->type) != FTK_OK) return;
    call(on, handle, 0);
    CHECK(ftk_handle_release(handle, on->type) == FTK_OK);
}

static void move_out(field *on, uint32_t which) {
    void *made = NULL;
    void *object = NULL;
    CHECK(ftk_handle_new(on->type, make_thing(), &made, NULL) == FTK_OK);
    void *old = __atomic_exchange_n(&on->handles[which % OBJECTS], made, __ATOMIC_ACQ_REL);
    int32_t status = ftk_handle_take(old, on->type, &object);
    CHECK(expected(status));
    if (status == FTK_OK) destroy_thing(object);
    else CHECK(ftk_handle_release(old, on->type) == FTK_OK);
}

typedef struct job {
    field *on;
    uint64_t seed;
} job;

static void *work(void *argument) {
    job *mine = (job *)argument;
    field *on = mine->on;
    int unique = on->type == &unique_type;
    uint64_t state = mine->seed;
    for (int i = 0; i < rounds; i++) {
        uint32_t dice = (uint32_t)(next_random(&state) >> 32);
        uint32_t which = (uint32_t)(next_random(&state) >> 32);
        void *handle = load_handle(on, which);
        switch (dice % 16) {
        case 0: replace(on, which); break;
        case 1: CHECK(expected(ftk_handle_close(handle, on->type, NULL))); break;
        case 2: view(on, handle, 0); break;
        case 3:
            if (unique) view(on, handle, 1);
            else keep(on, handle);
            break;
        case 4: nested(on, handle, load_handle(on, which + 1)); break;
        case 5:
            if (unique) move_out(on, which);
            else keep(on, handle);
            break;
        case 6:
        case 7:
        case 8:
        case 9: call(on, handle, unique); break;
        default: call(on, handle, 0); break;
        }
    }
    return NULL;
}

static void run(const ftk_type *type) {
    field on = {type, {NULL}, 0, 0};
    pthread_t threads[THREADS];
    job jobs[THREADS];
    for (uint32_t i = 0; i < OBJECTS; i++) CHECK(ftk_handle_new(type, make_thing(), &on.handles[i], NULL) == FTK_OK);
    for (uint32_t i = 0; i < THREADS; i++) {
        jobs[i].on = &on;
        jobs[i].seed = 0x9e3779b97f4a7c15u * (i + 1);
        CHECK(pthread_create(&threads[i], NULL, work, &jobs[i]) == 0);
    }
    for (uint32_t i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    for (uint32_t i = 0; i < OBJECTS; i++) CHECK(ftk_handle_release(on.handles[i], type) == FTK_OK);
    CHECK(on.served > 0 && on.refused > 0);
    CHECK(born == died);
    ftk_leaks leaks = {sizeof(ftk_leaks), 0, 0, 0, 0, 0};
    CHECK(ftk_leaks_read(&leaks) == FTK_OK && leaks.handles == 0);
}

/* Few objects that live long: they change hands so often that they go through every kind of protection. */
static void *use_long(void *argument) {
    job *mine = (job *)argument;
    uint64_t state = mine->seed;
    int unique = mine->on->type == &unique_type;
    for (int i = 0; i < LONG_CALLS; i++) {
        uint64_t dice = next_random(&state) >> 20;
        void *handle = mine->on->handles[0];
        /* Stretches of one kind, so that each kind settles in. */
        int writing = unique && (i / 64 + (int)(mine->seed % 3)) % 3 == 0;
        if (dice % 16 == 0) view(mine->on, handle, writing);
        else if (dice % 16 == 1) nested(mine->on, handle, handle);
        else call(mine->on, handle, writing);
        if (dice % 64 == 2) (void)sched_yield();
    }
    return NULL;
}

static void run_long(const ftk_type *type, int times) {
    for (int round = 0; round < times; round++) {
        field on = {type, {NULL}, 0, 0};
        pthread_t threads[THREADS];
        job jobs[THREADS];
        CHECK(ftk_handle_new(type, make_thing(), &on.handles[0], NULL) == FTK_OK);
        for (uint32_t i = 0; i < THREADS; i++) {
            jobs[i].on = &on;
            jobs[i].seed = 0x9e3779b97f4a7c15u * (i + 1) + (uint64_t)round;
            CHECK(pthread_create(&threads[i], NULL, use_long, &jobs[i]) == 0);
        }
        if (round % 2 == 0) CHECK(expected(ftk_handle_close(on.handles[0], type, NULL)));
        for (uint32_t i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(ftk_handle_release(on.handles[0], type) == FTK_OK);
        CHECK(born == died);
    }
}

int main(int argc, char **argv) {
    if (argc > 1) rounds = atoi(argv[1]);
    run(&unique_type);
    run(&shared_type);
    run_long(&unique_type, 2 + rounds / 2000);
    run_long(&shared_type, 2 + rounds / 2000);
    puts("ok");
    return 0;
}
