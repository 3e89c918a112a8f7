/* The table behind handles: reuse of slots, generations, handles that are not ours, a model as the judge, a forked
 * process. */
#include "check.h"
#include "ftk/slot.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t destroyed;
static void count_destroyed(void *object) {
    (void)object;
    (void)__atomic_fetch_add(&destroyed, 1, __ATOMIC_RELAXED);
}

static const ftk_type type = {sizeof(ftk_type), 0, {"test.Plain", 10}, count_destroyed, NULL};
static const ftk_type other_type = {sizeof(ftk_type), 0, {"test.Other", 10}, count_destroyed, NULL};
static const ftk_type shared_type = {sizeof(ftk_type), FTK_TYPE_SHARED, {"test.Shared", 11}, count_destroyed, NULL};
static int object;

static void *make(const ftk_type *of) {
    void *handle = NULL;
    CHECK_STATUS(ftk_handle_new(of, &object, &handle, NULL), FTK_OK);
    return handle;
}

static uintptr_t index_of(void *handle) { return (uintptr_t)handle & (uintptr_t)FTK_WORD_LOW; }

void suite_slots(void) {
    enum { MANY = 20000 };
    static void *handles[MANY];
    ftk_pin pin;
    for (int i = 0; i < MANY; i++) handles[i] = make(&type);
    CHECK(read_leaks().handles == MANY);
    for (int i = 0; i < MANY; i++) {
        CHECK_STATUS(ftk_handle_enter(handles[i], &type, &pin), FTK_OK);
        ftk_handle_leave(&pin);
    }
    for (int i = 0; i < MANY; i++) CHECK_STATUS(ftk_handle_release(handles[i], &type), FTK_OK);
    for (int i = 0; i < MANY; i++) CHECK_STATUS(ftk_handle_enter(handles[i], &type, &pin), FTK_E_STALE);
    CHECK(destroyed == MANY && no_leaks());

    /* A freed slot waits behind others before it is used again. */
    void *first = make(&type);
    CHECK_STATUS(ftk_handle_release(first, &type), FTK_OK);
    for (int i = 0; i < 8; i++) {
        void *next = make(&type);
        CHECK(index_of(next) != index_of(first));
        CHECK_STATUS(ftk_handle_release(next, &type), FTK_OK);
    }

    /* The last generation: the slot is used up on 64 bit; on 32 bit it starts again, later. */
    void *handle = make(&type);
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    ftk_word last = ~FTK_WORD_LOW;
    slot->word = last;
    slot->refs = last | 1u;
    handle = (void *)((uintptr_t)last | index_of(handle));
    CHECK_STATUS(ftk_handle_enter(handle, &type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK_STATUS(ftk_handle_release(handle, &type), FTK_OK);
    CHECK_STATUS(ftk_handle_enter(handle, &type, &pin), FTK_E_STALE);
    int again = 0;
    for (int i = 0; i < 2 * MANY; i++) {
        void *next = make(&type);
        if (index_of(next) == index_of(handle)) again++;
        CHECK(next != handle);
        CHECK_STATUS(ftk_handle_release(next, &type), FTK_OK);
    }
#if FTK_HANDLE_32
    CHECK(again > 0);
#else
    CHECK(again == 0);
#endif
    CHECK(no_leaks());
}

typedef int32_t (*misuse)(const void *handle, const ftk_type *of);

static int32_t by_enter(const void *handle, const ftk_type *of) {
    ftk_pin pin;
    int32_t status = ftk_handle_enter(handle, of, &pin);
    if (status == FTK_OK) ftk_handle_leave(&pin);
    return status;
}
static int32_t by_enter_mut(const void *handle, const ftk_type *of) {
    ftk_pin pin;
    int32_t status = ftk_handle_enter_mut(handle, of, &pin);
    if (status == FTK_OK) ftk_handle_leave(&pin);
    return status;
}
static int32_t by_close(const void *handle, const ftk_type *of) { return ftk_handle_close(handle, of, NULL); }
static int32_t by_take(const void *handle, const ftk_type *of) {
    void *out = NULL;
    return ftk_handle_take(handle, of, &out);
}
static int32_t by_parent(const void *handle, const ftk_type *of) {
    void *child = make(&type);
    int32_t status = ftk_handle_set_parent(child, &type, handle, of);
    CHECK_STATUS(ftk_handle_release(child, &type), FTK_OK);
    return status;
}
static int32_t by_outline(const void *handle, const ftk_type *of) {
    ftk_pin pin;
    int32_t status = (ftk_handle_enter)(handle, of, &pin);
    if (status == FTK_OK) (ftk_handle_leave)(&pin);
    return status;
}

static const misuse misuses[] = {by_enter,  by_enter_mut, by_close,           by_take,
                                 by_parent, by_outline,   ftk_handle_release, ftk_handle_retain};

/* What every entry says to a handle that cannot be used. */
static void check_refused(const void *handle, const ftk_type *of, int32_t expected) {
    for (size_t i = 0; i < sizeof misuses / sizeof misuses[0]; i++) CHECK_STATUS(misuses[i](handle, of), expected);
}

void suite_misuse(void) {
    static char memory[64];
    char *heap = (char *)malloc(32);
    CHECK(heap != NULL);
    check_refused(NULL, &type, FTK_E_NULL_HANDLE);
    check_refused(heap, &type, FTK_E_FOREIGN); /* before the table exists */
    void *live = make(&type);
    void *dead = make(&type);
    CHECK_STATUS(ftk_handle_release(dead, &type), FTK_OK);
    check_refused(NULL, &type, FTK_E_NULL_HANDLE);
    check_refused(dead, &type, FTK_E_STALE);
    check_refused(live, &other_type, FTK_E_WRONG_TYPE);
#if FTK_HANDLE_32 && FTK_POINTER_32
    (void)memory; /* pointers may look like handles there: they are refused, but not always with the same status */
#else
    void *on_stack = &live;
    check_refused(memory, &type, FTK_E_FOREIGN);
    check_refused(heap, &type, FTK_E_FOREIGN);
    check_refused(on_stack, &type, FTK_E_FOREIGN);
    check_refused((void *)(uintptr_t)&suite_misuse, &type, FTK_E_FOREIGN);
#endif
    check_refused((void *)(uintptr_t)1, &type, FTK_E_FOREIGN);
#if !FTK_HANDLE_32
    check_refused((void *)UINTPTR_MAX, &type, FTK_E_FOREIGN);
    /* A generation and a slot that are still to come. */
    check_refused((void *)((uintptr_t)live + (uintptr_t)FTK_WORD_LOW + 1), &type, FTK_E_FOREIGN);
    check_refused((void *)((uintptr_t)live | (uintptr_t)FTK_WORD_LOW), &type, FTK_E_FOREIGN);
#endif
    CHECK_STATUS(by_enter(live, &type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(live, &type), FTK_OK);
    free(heap);
    CHECK(no_leaks());
}

void suite_random_bits(void) {
    enum { LIVE = 1000 };
    static void *handles[LIVE];
    const char *tries = getenv("FTK_TEST_TRIES");
    long count = tries != NULL ? atol(tries) : 10000000;
    uint64_t seed = (uint64_t)getpid() * 0x9e3779b97f4a7c15u | 1u;
    long accepted = 0;
    printf("seed %llu\n", (unsigned long long)seed);
    for (int i = 0; i < LIVE; i++) handles[i] = make(i % 2 != 0 ? &type : &shared_type);
    for (long i = 0; i < count; i++) {
        ftk_pin pin;
        uint64_t bits = next_random(&seed);
        if (i % 4 == 0) bits = (bits & ~(uint64_t)FTK_WORD_LOW) | bits % LIVE; /* a slot that is in use */
#if FTK_HANDLE_32
        bits &= UINT32_MAX;
#endif
        int32_t status = ftk_handle_enter((void *)(uintptr_t)bits, &type, &pin);
        if (status == FTK_OK) {
            accepted++;
            ftk_handle_leave(&pin);
        } else {
            CHECK(status == FTK_E_FOREIGN || status == FTK_E_STALE || status == FTK_E_WRONG_TYPE ||
                  status == FTK_E_NULL_HANDLE);
        }
    }
#if FTK_HANDLE_32
    CHECK(accepted < count / 1000);
#else
    CHECK(accepted == 0);
#endif
    for (int i = 0; i < LIVE; i++)
        CHECK_STATUS(ftk_handle_release(handles[i], i % 2 != 0 ? &type : &shared_type), FTK_OK);
    CHECK(no_leaks());
}

/* A second copy of the runtime in a library of its own: its handles are not ours, and ours are not its. */
void suite_foreign(const char *library) {
    void *opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (opened == NULL) fprintf(stderr, "%s\n", dlerror());
    CHECK(opened != NULL);
    void *(*make_there)(void) = NULL;
    int32_t (*use_there)(void *) = NULL;
    ftk_error *(*fail_there)(void) = NULL;
    ftk_owner *(*graph_there)(void) = NULL;
    *(void **)(void *)&make_there = dlsym(opened, "copy_make");
    *(void **)(void *)&use_there = dlsym(opened, "copy_use");
    *(void **)(void *)&fail_there = dlsym(opened, "copy_fail");
    *(void **)(void *)&graph_there = dlsym(opened, "copy_graph");
    CHECK(make_there != NULL && use_there != NULL && fail_there != NULL && graph_there != NULL);
    for (int i = 0; i < 2000; i++) {
        void *ours = make(&type);
        void *theirs = make_there();
        CHECK_STATUS(use_there(theirs), FTK_OK);
        int32_t here = by_enter(theirs, &type);
        int32_t there = use_there(ours);
#if FTK_HANDLE_32
        CHECK(here == FTK_E_STALE || here == FTK_E_FOREIGN || here == FTK_OK); /* one in 4095 */
        CHECK(there == FTK_E_STALE || there == FTK_E_FOREIGN || there == FTK_OK);
#else
        CHECK(here == FTK_E_STALE || here == FTK_E_FOREIGN);
        CHECK(there == FTK_E_STALE || there == FTK_E_FOREIGN);
#endif
    }
    /* Errors and graphs of the other copy go home through their own tables. */
    ftk_error_init init;
    memset(&init, 0, sizeof init);
    init.status = FTK_E_STATE;
    init.cause = fail_there();
    init.payload_owner = graph_there();
    ftk_error *error = ftk_error_new(&init);
    CHECK(is_text(ftk_error_message(ftk_error_cause(error)), "from the copy") && read_leaks().errors == 1);
    ftk_error_release(error);
    CHECK(read_leaks().errors == 0 && read_leaks().owners == 0);
}

/* --- the model: a plain list of what each handle must answer --- */

enum { MODEL_HANDLES = 48, MODEL_PINS = 16 };
enum { GONE, OPEN, CLOSING, CLOSED };

typedef struct model_handle {
    void *handle;
    const ftk_type *of;
    int state;
    int refs;
    int released;
    int pins; /* calls and views */
    int exclusive;
    size_t object;
} model_handle;

typedef struct model_pin {
    model_handle *on;
    ftk_pin pin;
    ftk_owner *view;
    int exclusive;
} model_pin;

static model_handle model[MODEL_HANDLES];
static model_pin model_pins[MODEL_PINS];
static size_t model_destroyed;

static int32_t model_refusal(const model_handle *on) {
    if (on->state == GONE || on->released) return FTK_E_STALE;
    return on->state == OPEN ? FTK_OK : FTK_E_CLOSED;
}

/* What happens when the last use of a closed object ends. */
static void model_settle(model_handle *on) {
    if (on->state != CLOSING || on->pins != 0) return;
    on->state = on->released ? GONE : CLOSED;
    model_destroyed++;
}

static void model_enter(model_handle *on, int exclusive) {
    int free_pin = 0;
    while (free_pin < MODEL_PINS && model_pins[free_pin].on != NULL) free_pin++;
    if (free_pin == MODEL_PINS || on->handle == NULL) return;
    model_pin *place = &model_pins[free_pin];
    int32_t expected = model_refusal(on);
    if (exclusive && on->of == &shared_type) expected = FTK_E_UNSUPPORTED;
    if (expected == FTK_OK && (on->exclusive || (exclusive && on->pins != 0))) expected = FTK_E_BUSY;
    CHECK_STATUS(exclusive ? ftk_handle_enter_mut(on->handle, on->of, &place->pin)
                           : ftk_handle_enter(on->handle, on->of, &place->pin),
                 expected);
    if (expected != FTK_OK) return;
    CHECK(place->pin.object == (void *)on->object);
    place->on = on;
    place->view = NULL;
    place->exclusive = exclusive;
    on->pins++;
    on->exclusive = exclusive;
}

static void model_leave(model_pin *place) {
    if (place->on == NULL) return;
    model_handle *on = place->on;
    on->pins--;
    if (place->exclusive) on->exclusive = 0;
    model_settle(on);
    if (place->view != NULL) ftk_owner_release(place->view);
    else ftk_handle_leave(&place->pin);
    place->on = NULL;
}

static void model_release(model_handle *on) {
    if (on->handle == NULL) return;
    int last = on->of == &type || on->refs == 1;
    int32_t expected = on->state == GONE || on->released ? FTK_E_STALE : FTK_OK;
    if (expected == FTK_OK && !last) on->refs--;
    if (expected == FTK_OK && last) {
        on->released = 1;
        if (on->state == OPEN) on->state = CLOSING;
        else if (on->state == CLOSED) on->state = GONE;
        model_settle(on);
    }
    CHECK_STATUS(ftk_handle_release(on->handle, on->of), expected);
}

static void model_close(model_handle *on) {
    if (on->handle == NULL) return;
    int32_t expected = model_refusal(on);
    if (expected == FTK_OK) {
        on->state = CLOSING;
        model_settle(on);
    }
    if (expected != FTK_E_STALE) expected = on->state == CLOSING ? FTK_PENDING : FTK_OK;
    CHECK_STATUS(ftk_handle_close(on->handle, on->of, NULL), expected);
}

static void model_take(model_handle *on) {
    void *out = NULL;
    if (on->handle == NULL) return;
    int32_t expected = model_refusal(on);
    if (on->of == &shared_type) expected = FTK_E_UNSUPPORTED;
    if (expected == FTK_OK && on->pins != 0) expected = FTK_E_BUSY;
    CHECK_STATUS(ftk_handle_take(on->handle, on->of, &out), expected);
    if (expected != FTK_OK) return;
    CHECK(out == (void *)on->object);
    on->state = GONE;
}

static void model_new(model_handle *on, uint64_t dice) {
    if (on->pins != 0 || (on->state != GONE && !on->released)) return;
    static size_t objects = 1000;
    on->of = dice % 2 != 0 ? &type : &shared_type;
    on->object = objects += 8;
    on->state = OPEN;
    on->refs = 1;
    on->released = 0;
    on->exclusive = 0;
    CHECK_STATUS(ftk_handle_new(on->of, (void *)on->object, &on->handle, NULL), FTK_OK);
}

static void model_step(uint64_t dice) {
    model_handle *on = &model[(dice >> 8) % MODEL_HANDLES];
    model_pin *place = &model_pins[(dice >> 16) % MODEL_PINS];
    switch (dice % 12) {
    case 0: model_release(on); break;
    case 1: model_close(on); break;
    case 2: model_take(on); break;
    case 3:
        if (on->handle != NULL && on->of == &shared_type && (dice >> 32) % 3 == 0) {
            int alive = on->state != GONE && !on->released;
            CHECK_STATUS(ftk_handle_retain(on->handle, on->of), alive ? FTK_OK : FTK_E_STALE);
            on->refs += alive;
        }
        break;
    case 4: model_enter(on, 1); break;
    case 5:
    case 6: model_enter(on, 0); break;
    case 7:
        if (place->on != NULL && place->view == NULL) place->view = ftk_handle_guard(&place->pin);
        break;
    case 8:
    case 9: model_leave(place); break;
    default: model_new(on, dice >> 24); break;
    }
}

void suite_model(void) {
    uint64_t seed = (uint64_t)getpid() * 0x9e3779b97f4a7c15u | 1u;
    const char *given = getenv("FTK_TEST_SEED");
    if (given != NULL) seed = strtoull(given, NULL, 10);
    printf("FTK_TEST_SEED=%llu\n", (unsigned long long)seed);
    fflush(stdout);
    for (int i = 0; i < 400000; i++) {
        model_step(next_random(&seed));
        CHECK(destroyed == model_destroyed);
    }
    for (int i = 0; i < MODEL_PINS; i++) model_leave(&model_pins[i]);
    for (int i = 0; i < MODEL_HANDLES; i++) {
        while (model[i].handle != NULL && model[i].state != GONE && !model[i].released) model_release(&model[i]);
    }
    CHECK(destroyed == model_destroyed && destroyed > 10000);
    CHECK(no_leaks());
}

static void *hold_in_call(void *argument) {
    ftk_pin pin;
    CHECK_STATUS(ftk_handle_enter(argument, &shared_type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    return NULL;
}

/* A child process goes on with the handles of its parent. */
void suite_forked(void) {
    void *handle = make(&shared_type);
    ftk_pin pin;
    pthread_t thread;
    CHECK_STATUS(ftk_handle_enter(handle, &shared_type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK(pthread_create(&thread, NULL, hold_in_call, handle) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        CHECK(pthread_create(&thread, NULL, hold_in_call, handle) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
        CHECK_STATUS(ftk_handle_close(handle, &shared_type, NULL), FTK_OK);
        CHECK(destroyed == 1);
        _exit(0);
    }
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(destroyed == 0);
    CHECK_STATUS(ftk_handle_release(handle, &shared_type), FTK_OK);
    CHECK(destroyed == 1 && no_leaks());
}

/* More threads at once than there are lanes: the rest counts in the words, and no counter is lost. */
enum { CROWD = 700 };
static pthread_barrier_t all_here;

static void *stand_in_crowd(void *argument) {
    ftk_pin pin;
    ftk_pin inner;
    void **handles = (void **)argument;
    void *block = ftk_alloc(24);
    (void)pthread_barrier_wait(&all_here);
    for (int i = 0; i < 3; i++) {
        CHECK_STATUS(ftk_handle_enter(handles[0], &shared_type, &pin), FTK_OK);
        int32_t status = ftk_handle_enter(handles[1], &type, &inner);
        CHECK(status == FTK_OK || status == FTK_E_BUSY);
        if (status == FTK_OK) ftk_handle_leave(&inner);
        status = ftk_handle_enter_mut(handles[1], &type, &inner);
        CHECK(status == FTK_OK || status == FTK_E_BUSY);
        if (status == FTK_OK) ftk_handle_leave(&inner);
        ftk_handle_leave(&pin);
    }
    void *own = make(&type);
    CHECK_STATUS(by_enter(own, &type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(own, &type), FTK_OK);
    (void)pthread_barrier_wait(&all_here);
    ftk_free(block, 24);
    return NULL;
}

void suite_crowd(void) {
    static pthread_t threads[CROWD];
    void *handles[2] = {make(&shared_type), make(&type)};
    pthread_attr_t small;
    CHECK(pthread_barrier_init(&all_here, NULL, CROWD) == 0 && pthread_attr_init(&small) == 0);
    CHECK(pthread_attr_setstacksize(&small, 128 * 1024) == 0);
    for (int i = 0; i < CROWD; i++) CHECK(pthread_create(&threads[i], &small, stand_in_crowd, handles) == 0);
    for (int i = 0; i < CROWD; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    CHECK_STATUS(ftk_handle_close(handles[0], &shared_type, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handles[0], &shared_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handles[1], &type), FTK_OK);
    CHECK(destroyed == CROWD + 2 && no_leaks());
}
