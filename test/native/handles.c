/* Handles on one thread: calls, views, endings, parents, slots. */
#include "check.h"
#include "ftk/slot.h"

#include <pthread.h>

typedef struct thing {
    int destroyed;
    int closed;
    int32_t close_status;
    void *self; /* for close and destroy that use their own handle */
    void *other;
} thing;

static const ftk_type unique_type;
static const ftk_type shared_type;

static void destroy_thing(void *object) {
    thing *old = (thing *)object;
    ftk_pin pin;
    CHECK(old->destroyed == 0);
    if (old->self != NULL) {
        int32_t status = ftk_handle_enter(old->self, &unique_type, &pin);
        CHECK(status == FTK_E_CLOSED || status == FTK_E_STALE);
        status = ftk_handle_release(old->self, &unique_type);
        CHECK(status == FTK_OK || status == FTK_E_STALE);
    }
    if (old->other != NULL) CHECK_STATUS(ftk_handle_release(old->other, &unique_type), FTK_OK);
    old->destroyed = 1;
}

static int32_t close_thing(void *object, ftk_error **err) {
    thing *old = (thing *)object;
    CHECK(old->destroyed == 0 && old->closed == 0);
    old->closed = 1;
    if (old->close_status < -500) return ftk_fail(err, old->close_status, FTK_LITERAL("close failed"));
    return old->close_status;
}

static const ftk_type unique_type = {sizeof(ftk_type), 0, {"test.Unique", 11}, destroy_thing, close_thing};
static const ftk_type shared_type = {
    sizeof(ftk_type), FTK_TYPE_SHARED, {"test.Shared", 11}, destroy_thing, close_thing};
static const ftk_type affine_type = {sizeof(ftk_type), FTK_TYPE_AFFINE, {"test.Affine", 11}, destroy_thing, NULL};
static const ftk_type local_type = {
    sizeof(ftk_type), FTK_TYPE_AFFINE | FTK_TYPE_SHARED, {"test.Local", 10}, destroy_thing, NULL};

static thing fresh(void) {
    thing out = {0, 0, 0, NULL, NULL};
    return out;
}

static void *make(const ftk_type *type, thing *object) {
    void *handle = NULL;
    ftk_error *error = NULL;
    CHECK_STATUS(ftk_handle_new(type, object, &handle, &error), FTK_OK);
    CHECK(handle != NULL && error == NULL);
    return handle;
}

static int hook_calls;
static int32_t hook_status;
static void note_error(void *ctx, const ftk_error *error) {
    (void)ctx;
    hook_calls++;
    hook_status = ftk_error_status(error);
}

static void check_calls(const ftk_type *type, int exclusive_works) {
    thing object = fresh();
    ftk_pin pins[40];
    ftk_pin pin;
    void *handle = make(type, &object);
    /* Deeper than a lane has room: the rest counts in the word. */
    for (int i = 0; i < 40; i++) {
        CHECK_STATUS(ftk_handle_enter(handle, type, &pins[i]), FTK_OK);
        CHECK(pins[i].object == &object);
    }
    CHECK_STATUS(ftk_handle_enter_mut(handle, type, &pin), exclusive_works ? FTK_E_BUSY : FTK_E_UNSUPPORTED);
    CHECK(pin.object == NULL);
    ftk_handle_leave(&pin);
    for (int i = 0; i < 40; i++) ftk_handle_leave(&pins[i]);
    ftk_handle_leave(&pins[0]);
    if (exclusive_works) {
        CHECK_STATUS(ftk_handle_enter_mut(handle, type, &pin), FTK_OK);
        CHECK_STATUS(ftk_handle_enter(handle, type, &pins[0]), FTK_E_BUSY);
        CHECK_STATUS(ftk_handle_enter_mut(handle, type, &pins[0]), FTK_E_BUSY);
        ftk_handle_leave(&pin);
        CHECK_STATUS(ftk_handle_enter_mut(handle, type, &pin), FTK_OK);
        ftk_handle_leave(&pin);
    }
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);
    CHECK(object.destroyed == 1 && no_leaks());
}

/* An exclusive call under seven others of this thread finds its lane full. */
static void check_deep_exclusive(void) {
    thing objects[10];
    void *handles[10];
    ftk_pin pins[10];
    ftk_pin pin;
    for (int i = 0; i < 10; i++) {
        objects[i] = fresh();
        handles[i] = make(&unique_type, &objects[i]);
        CHECK_STATUS(ftk_handle_enter_mut(handles[i], &unique_type, &pins[i]), FTK_OK);
    }
    for (int i = 0; i < 10; i++) CHECK_STATUS(ftk_handle_enter(handles[i], &unique_type, &pin), FTK_E_BUSY);
    for (int i = 0; i < 10; i++) {
        ftk_handle_leave(&pins[i]);
        CHECK_STATUS(ftk_handle_enter_mut(handles[i], &unique_type, &pin), FTK_OK);
        ftk_handle_leave(&pin);
        CHECK_STATUS(ftk_handle_release(handles[i], &unique_type), FTK_OK);
    }
    CHECK(no_leaks());
}

static void check_views(int exclusive) {
    thing object = fresh();
    ftk_pin pin;
    void *handle = make(&unique_type, &object);
    CHECK_STATUS(exclusive ? ftk_handle_enter_mut(handle, &unique_type, &pin)
                           : ftk_handle_enter(handle, &unique_type, &pin),
                 FTK_OK);
    ftk_owner *view = ftk_handle_guard(&pin);
    ftk_handle_leave(&pin); /* harmless: the pin is spent */
    ftk_owner_retain(view);
    ftk_owner_release(view);
    CHECK_STATUS(ftk_handle_enter_mut(handle, &unique_type, &pin), FTK_E_BUSY);
    CHECK_STATUS(ftk_handle_enter(handle, &unique_type, &pin), exclusive ? FTK_E_BUSY : FTK_OK);
    ftk_handle_leave(&pin);
    CHECK_STATUS(ftk_handle_close(handle, &unique_type, NULL), FTK_PENDING);
    CHECK_STATUS(ftk_handle_close(handle, &unique_type, NULL), FTK_PENDING);
    CHECK_STATUS(ftk_handle_enter(handle, &unique_type, &pin), FTK_E_CLOSED);
    CHECK(object.closed == 0);
    ftk_owner_dispose(&view);
    CHECK(object.closed == 1 && object.destroyed == 1);
    CHECK_STATUS(ftk_handle_close(handle, &unique_type, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, &unique_type), FTK_OK);
    CHECK(no_leaks());

    /* One release too many takes nothing from anybody. */
    object = fresh();
    handle = make(&unique_type, &object);
    CHECK_STATUS(ftk_handle_enter(handle, &unique_type, &pin), FTK_OK);
    view = ftk_handle_guard(&pin);
    ftk_owner_release(view);
    hook_calls = 0;
    ftk_set_error_hook(note_error, NULL);
    ftk_owner_release(view);
    ftk_set_error_hook(NULL, NULL);
    CHECK(hook_calls == 1 && hook_status == FTK_E_STALE);
    CHECK_STATUS(ftk_handle_enter_mut(handle, &unique_type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK_STATUS(ftk_handle_release(handle, &unique_type), FTK_OK);
    CHECK(no_leaks());
}

void suite_calls(void) {
    check_calls(&unique_type, 1);
    check_calls(&shared_type, 0);
    check_calls(&affine_type, 1);
    check_calls(&local_type, 0);
    check_deep_exclusive();
    check_views(0);
    check_views(1);

    /* So many views that the count is full: the object stays, the last free one is not lost. */
    thing object = fresh();
    ftk_pin pin;
    void *handle = make(&unique_type, &object);
    CHECK_STATUS(ftk_handle_enter(handle, &unique_type, &pin), FTK_OK);
    ftk_owner *view = ftk_handle_guard(&pin);
    size_t most = (size_t)FTK_WORD_PINS;
    for (size_t i = 0; i < most + 10; i++) ftk_owner_retain(view);
    CHECK_STATUS(ftk_handle_enter_mut(handle, &unique_type, &pin), FTK_E_BUSY);
    for (size_t i = 0; i < most + 11; i++) ftk_owner_release(view);
    CHECK_STATUS(ftk_handle_release(handle, &unique_type), FTK_OK);
    CHECK(object.destroyed == 0 && read_leaks().handles == 1);
}

static void check_close(const ftk_type *type) {
    thing object = fresh();
    ftk_error *error = NULL;
    ftk_pin pin;
    void *handle = make(type, &object);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), FTK_OK);
    CHECK(object.closed == 1 && object.destroyed == 1 && error == NULL);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), FTK_OK);
    CHECK_STATUS(ftk_handle_enter(handle, type, &pin), FTK_E_CLOSED);
    CHECK(read_leaks().handles == 1);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_E_STALE);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), FTK_E_STALE);
    CHECK(is_text(ftk_error_message(error), type == &unique_type
                                                ? "test.Unique: stale handle: the object was released"
                                                : "test.Shared: stale handle: the object was released"));
    ftk_error_dispose(&error);

    /* A failing close reports to whoever called it; the object ends all the same. */
    object = fresh();
    object.close_status = FTK_STATUS_OF_CODE(3);
    handle = make(type, &object);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), -1003);
    CHECK(object.destroyed == 1 && is_text(ftk_error_message(error), "close failed"));
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);
    object = fresh();
    object.close_status = FTK_E_TIMEOUT; /* a status without an error object */
    handle = make(type, &object);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), FTK_E_TIMEOUT);
    CHECK(ftk_error_status(error) == FTK_E_TIMEOUT);
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);

    /* Late, or from a release: the hook. */
    object = fresh();
    object.close_status = FTK_STATUS_OF_CODE(4);
    handle = make(type, &object);
    hook_calls = 0;
    CHECK_STATUS(ftk_handle_enter(handle, type, &pin), FTK_OK);
    CHECK_STATUS(ftk_handle_close(handle, type, &error), FTK_PENDING);
    CHECK(object.closed == 0 && error == NULL && hook_calls == 0);
    ftk_handle_leave(&pin);
    CHECK(object.destroyed == 1 && hook_calls == 1 && hook_status == -1004);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);
    object = fresh();
    object.close_status = FTK_STATUS_OF_CODE(5);
    CHECK_STATUS(ftk_handle_release(make(type, &object), type), FTK_OK);
    CHECK(object.destroyed == 1 && hook_calls == 2 && hook_status == -1005 && no_leaks());
}

static void check_release_in_call(const ftk_type *type) {
    thing object = fresh();
    ftk_pin pin;
    ftk_pin inner;
    void *handle = make(type, &object);
    CHECK_STATUS(ftk_handle_enter(handle, type, &pin), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_OK);
    CHECK_STATUS(ftk_handle_enter(handle, type, &inner), FTK_E_STALE);
    CHECK_STATUS(ftk_handle_release(handle, type), FTK_E_STALE);
    CHECK(object.destroyed == 0);
    ftk_handle_leave(&pin);
    CHECK(object.destroyed == 1 && object.closed == 1 && no_leaks());
}

static void check_take(void) {
    thing object = fresh();
    ftk_pin pin;
    void *out = NULL;
    void *handle = make(&unique_type, &object);
    CHECK_STATUS(ftk_handle_enter(handle, &unique_type, &pin), FTK_OK);
    CHECK_STATUS(ftk_handle_take(handle, &unique_type, &out), FTK_E_BUSY);
    ftk_owner *view = ftk_handle_guard(&pin);
    CHECK_STATUS(ftk_handle_take(handle, &unique_type, &out), FTK_E_BUSY);
    ftk_owner_release(view);
    CHECK(out == NULL);
    CHECK_STATUS(ftk_handle_take(handle, &unique_type, &out), FTK_OK);
    CHECK(out == &object && object.destroyed == 0);
    CHECK_STATUS(ftk_handle_take(handle, &unique_type, &out), FTK_E_STALE);
    CHECK_STATUS(ftk_handle_release(handle, &unique_type), FTK_E_STALE);
    CHECK(no_leaks());
    handle = make(&unique_type, &object);
    CHECK_STATUS(ftk_handle_close(handle, &unique_type, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_take(handle, &unique_type, &out), FTK_E_CLOSED);
    CHECK_STATUS(ftk_handle_release(handle, &unique_type), FTK_OK);
    object = fresh();
    handle = make(&shared_type, &object);
    CHECK_STATUS(ftk_handle_take(handle, &shared_type, &out), FTK_E_UNSUPPORTED);
    CHECK_STATUS(ftk_handle_release(handle, &shared_type), FTK_OK);
    CHECK(no_leaks());
}

void suite_endings(void) {
    ftk_set_error_hook(note_error, NULL);
    check_close(&unique_type);
    check_close(&shared_type);
    check_release_in_call(&unique_type);
    check_release_in_call(&shared_type);
    check_take();

    thing object = fresh();
    void *handle = make(&shared_type, &object);
    for (int i = 0; i < 1000; i++) CHECK_STATUS(ftk_handle_retain(handle, &shared_type), FTK_OK);
    for (int i = 0; i < 1000; i++) CHECK_STATUS(ftk_handle_release(handle, &shared_type), FTK_OK);
    CHECK(object.destroyed == 0);
    CHECK_STATUS(ftk_handle_close(handle, &shared_type, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_retain(handle, &shared_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, &shared_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handle, &shared_type), FTK_OK);
    CHECK_STATUS(ftk_handle_retain(handle, &shared_type), FTK_E_STALE);
    object = fresh();
    handle = make(&unique_type, &object);
    CHECK_STATUS(ftk_handle_retain(handle, &unique_type), FTK_E_UNSUPPORTED);

    /* An object that uses its own handle while it is destroyed, and one that releases another. */
    thing second = fresh();
    object.self = handle;
    object.other = make(&unique_type, &second);
    CHECK_STATUS(ftk_handle_close(handle, &unique_type, NULL), FTK_OK);
    CHECK(object.destroyed == 1 && second.destroyed == 1 && no_leaks());

    void *out = &out;
    ftk_error *error = NULL;
    ftk_type broken = unique_type;
    broken.destroy = NULL;
    CHECK_STATUS(ftk_handle_new(NULL, &object, &out, &error), FTK_E_INVALID);
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_handle_new(&broken, &object, &out, &error), FTK_E_INVALID);
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_handle_new(&unique_type, NULL, &out, NULL), FTK_E_INVALID);
    CHECK(out == NULL);
    CHECK_STATUS(ftk_handle_new(&unique_type, &object, NULL, NULL), FTK_E_INVALID);
    CHECK(no_leaks());
}

static void check_parent(int close_parent) {
    thing parent = fresh();
    thing children[2] = {fresh(), fresh()};
    ftk_error *error = NULL;
    ftk_pin pin;
    void *handles[2];
    void *above = make(&unique_type, &parent);
    void *out = NULL;
    parent.close_status = FTK_STATUS_OF_CODE(9);
    CHECK_STATUS(ftk_handle_enter_mut(above, &unique_type, &pin), FTK_OK);
    for (int i = 0; i < 2; i++) {
        handles[i] = make(&shared_type, &children[i]);
        CHECK_STATUS(ftk_handle_set_parent(handles[i], &shared_type, above, &unique_type), FTK_OK);
    }
    CHECK_STATUS(ftk_handle_set_parent(handles[0], &shared_type, above, &unique_type), FTK_E_STATE);
    ftk_handle_leave(&pin);
    /* Children are no calls: the parent may still be changed, but not moved out. */
    CHECK_STATUS(ftk_handle_enter_mut(above, &unique_type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK_STATUS(ftk_handle_take(above, &unique_type, &out), FTK_E_BUSY);

    hook_calls = 0;
    if (close_parent) {
        CHECK_STATUS(ftk_handle_close(above, &unique_type, &error), FTK_PENDING);
        CHECK_STATUS(ftk_handle_enter(above, &unique_type, &pin), FTK_E_CLOSED);
    } else {
        CHECK_STATUS(ftk_handle_release(above, &unique_type), FTK_OK);
        CHECK_STATUS(ftk_handle_enter(above, &unique_type, &pin), FTK_E_STALE);
    }
    CHECK_STATUS(ftk_handle_close(handles[0], &shared_type, NULL), FTK_OK);
    CHECK_STATUS(ftk_handle_release(handles[0], &shared_type), FTK_OK);
    CHECK(children[0].destroyed == 1 && parent.closed == 0 && hook_calls == 0);
    CHECK_STATUS(ftk_handle_release(handles[1], &shared_type), FTK_OK);
    CHECK(children[1].destroyed == 1 && parent.destroyed == 1 && hook_calls == 1 && hook_status == -1009 &&
          error == NULL);
    if (close_parent) CHECK_STATUS(ftk_handle_release(above, &unique_type), FTK_OK);
    CHECK(no_leaks());
}

void suite_families(void) {
    enum { DEPTH = 2000 };
    static thing line[DEPTH];
    static void *handles[DEPTH];
    ftk_set_error_hook(note_error, NULL);
    check_parent(0);
    check_parent(1);

    /* A long line of ancestors ends from its youngest, without recursion. */
    for (int i = 0; i < DEPTH; i++) {
        line[i] = fresh();
        handles[i] = make(&unique_type, &line[i]);
        if (i > 0) CHECK_STATUS(ftk_handle_set_parent(handles[i], &unique_type, handles[i - 1], &unique_type), FTK_OK);
    }
    CHECK_STATUS(ftk_handle_set_parent(handles[0], &unique_type, handles[DEPTH - 1], &unique_type), FTK_E_INVALID);
    CHECK_STATUS(ftk_handle_set_parent(handles[0], &unique_type, handles[0], &unique_type), FTK_E_INVALID);
    for (int i = 0; i < DEPTH; i++) CHECK_STATUS(ftk_handle_release(handles[i], &unique_type), FTK_OK);
    CHECK(line[0].destroyed == 1 && no_leaks());

    /* The parent's handle is released while the call runs that makes the child. */
    thing parent = fresh();
    thing child = fresh();
    ftk_pin pin;
    void *above = make(&unique_type, &parent);
    CHECK_STATUS(ftk_handle_enter(above, &unique_type, &pin), FTK_OK);
    CHECK_STATUS(ftk_handle_release(above, &unique_type), FTK_OK);
    void *below = make(&unique_type, &child);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, above, &unique_type), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK(parent.destroyed == 0);
    CHECK_STATUS(ftk_handle_release(below, &unique_type), FTK_OK);
    CHECK(child.destroyed == 1 && parent.destroyed == 1);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, above, &unique_type), FTK_E_STALE);
    child = fresh();
    below = make(&unique_type, &child);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, above, &unique_type), FTK_E_STALE);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, NULL, &unique_type), FTK_E_NULL_HANDLE);
    CHECK_STATUS(ftk_handle_set_parent(below, &shared_type, below, &unique_type), FTK_E_WRONG_TYPE);

    /* What is moved out no longer holds its parent. */
    void *out = NULL;
    parent = fresh();
    above = make(&unique_type, &parent);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, above, &unique_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(above, &unique_type), FTK_OK);
    CHECK_STATUS(ftk_handle_take(below, &unique_type, &out), FTK_OK);
    CHECK(parent.destroyed == 1 && child.destroyed == 0 && no_leaks());
}

static void *affine_handles[2];
static ftk_owner *affine_view;

static void *on_other_thread(void *unused) {
    ftk_pin pin;
    void *out = NULL;
    const ftk_type *types[2] = {&affine_type, &local_type};
    for (int i = 0; i < 2; i++) {
        CHECK_STATUS(ftk_handle_enter(affine_handles[i], types[i], &pin), FTK_E_THREAD);
        CHECK_STATUS(ftk_handle_close(affine_handles[i], types[i], NULL), FTK_E_THREAD);
        CHECK_STATUS(ftk_handle_release(affine_handles[i], types[i]), FTK_E_THREAD);
    }
    CHECK_STATUS(ftk_handle_enter_mut(affine_handles[0], &affine_type, &pin), FTK_E_THREAD);
    CHECK_STATUS(ftk_handle_take(affine_handles[0], &affine_type, &out), FTK_E_THREAD);
    CHECK_STATUS(ftk_handle_retain(affine_handles[1], &local_type), FTK_E_THREAD);
    hook_calls = 0;
    ftk_owner_release(affine_view);
    CHECK(hook_calls == 1 && hook_status == FTK_E_THREAD);
    return unused;
}

static void *release_child(void *child) {
    CHECK_STATUS(ftk_handle_release(child, &unique_type), FTK_OK);
    return NULL;
}

/* The last child of an affine parent ends on another thread: the parent is kept, not destroyed on the wrong thread. */
static void check_affine_parent(void) {
    thing parent = fresh();
    thing child = fresh();
    pthread_t thread;
    void *above = make(&affine_type, &parent);
    void *below = make(&unique_type, &child);
    CHECK_STATUS(ftk_handle_set_parent(below, &unique_type, above, &affine_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(above, &affine_type), FTK_OK);
    hook_calls = 0;
    CHECK(pthread_create(&thread, NULL, release_child, below) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(child.destroyed == 1 && parent.destroyed == 0);
    CHECK(hook_calls == 1 && hook_status == FTK_E_THREAD && read_leaks().handles == 1);
}

void suite_affine(void) {
    thing objects[2] = {fresh(), fresh()};
    ftk_pin pin;
    pthread_t thread;
    ftk_set_error_hook(note_error, NULL);
    affine_handles[0] = make(&affine_type, &objects[0]);
    affine_handles[1] = make(&local_type, &objects[1]);
    CHECK_STATUS(ftk_handle_enter(affine_handles[0], &affine_type, &pin), FTK_OK);
    affine_view = ftk_handle_guard(&pin);
    CHECK_STATUS(ftk_handle_retain(affine_handles[1], &local_type), FTK_OK);
    /* Twice: the second thread may get the memory of the first, but not its name. */
    for (int i = 0; i < 2; i++) {
        CHECK(pthread_create(&thread, NULL, on_other_thread, NULL) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
    }
    CHECK_STATUS(ftk_handle_enter_mut(affine_handles[0], &affine_type, &pin), FTK_E_BUSY);
    ftk_owner_release(affine_view);
    CHECK_STATUS(ftk_handle_enter_mut(affine_handles[0], &affine_type, &pin), FTK_OK);
    ftk_handle_leave(&pin);
    CHECK_STATUS(ftk_handle_release(affine_handles[0], &affine_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(affine_handles[1], &local_type), FTK_OK);
    CHECK_STATUS(ftk_handle_release(affine_handles[1], &local_type), FTK_OK);
    CHECK(objects[0].destroyed == 1 && objects[1].destroyed == 1 && no_leaks());
    check_affine_parent();
}
