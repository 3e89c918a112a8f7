/* Error objects, their notes, the hook. */
#include "check.h"

#include <pthread.h>

static int origins_released;
static void release_origin(void *object) {
    CHECK(object == &origins_released);
    origins_released++;
}

static ftk_str borrowed(const char *text) {
    ftk_str out = {text, strlen(text)};
    return out;
}

static ftk_error_init plain_init(int32_t status, const char *message) {
    ftk_error_init init;
    memset(&init, 0, sizeof init);
    init.status = status;
    init.message = borrowed(message);
    return init;
}

static void check_fields(void) {
    static const int kind = 0;
    static const int other = 0;
    ftk_arena *arena = ftk_arena_new(NULL);
    uint64_t *payload = (uint64_t *)ftk_arena_alloc(arena, 8, 8);
    ftk_error_init cause = plain_init(FTK_E_RANGE, "too far");
    ftk_error_init init = plain_init(FTK_STATUS_OF_CODE(7), "no such key");
    CHECK(payload != NULL);
    *payload = 99;
    init.domain = borrowed("acme.shop.StoreError");
    init.payload = payload;
    init.payload_owner = ftk_arena_finish(arena);
    init.cause = ftk_error_new(&cause);
    init.origin.kind = &kind;
    init.origin.object = &origins_released;
    init.origin.release = release_origin;
    ftk_error *error = ftk_error_new(&init);

    CHECK(ftk_error_status(error) == -1007 && ftk_error_code(error) == 7);
    CHECK(is_text(ftk_error_domain(error), "acme.shop.StoreError") && is_text(ftk_error_message(error), "no such key"));
    CHECK(ftk_error_message(error).ptr[11] == 0);
    CHECK(*(const uint64_t *)ftk_error_payload(error) == 99);
    CHECK(ftk_error_origin(error, &kind) == &origins_released && ftk_error_origin(error, &other) == NULL);
    CHECK(is_text(ftk_error_message(ftk_error_cause(error)), "too far") &&
          ftk_error_cause(ftk_error_cause(error)) == NULL);
    CHECK(ftk_error_code(ftk_error_cause(error)) == 0 && read_leaks().errors == 2);
    ftk_error_retain(error);
    ftk_error_release(error);
    CHECK(origins_released == 0);
    ftk_error_dispose(&error);
    CHECK(error == NULL && origins_released == 1 && no_leaks());
    ftk_error_dispose(&error);
    ftk_error_dispose(NULL);
    ftk_error_retain(NULL);
    ftk_error_release(NULL);
}

static void check_texts(void) {
    ftk_error *error = NULL;
    CHECK_STATUS(ftk_fail(&error, FTK_E_TIMEOUT, borrowed("")), FTK_E_TIMEOUT);
    CHECK(is_text(ftk_error_message(error), "timed out") && ftk_error_domain(error).len == 0);
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_fail(&error, FTK_STATUS_OF_CODE(1), borrowed("")), -1001);
    CHECK(is_text(ftk_error_message(error), "declared error"));
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_fail(&error, FTK_E_PANIC, borrowed("a\377b")), FTK_E_PANIC);
    CHECK(is_text(ftk_error_message(error), "a?b"));
    ftk_error_dispose(&error);
    CHECK_STATUS(ftk_failf(&error, FTK_E_LOAD, "%s %d%%", "%n", 5), FTK_E_LOAD);
    CHECK(is_text(ftk_error_message(error), "%n 5%"));
    ftk_error_dispose(&error);

    /* 255 bytes, and no half character at the end. */
    char text[400];
    for (size_t skip = 0; skip < 4; skip++) {
        memset(text, 'x', sizeof text);
        for (size_t i = skip; i + 4 < sizeof text - 1; i += 4) memcpy(text + i, "\xf0\x9f\x98\x80", 4);
        text[sizeof text - 5] = 0;
        (void)ftk_failf(&error, FTK_E_LOAD, "%s", text);
        ftk_str message = ftk_error_message(error);
        CHECK(message.len > 251 && message.len <= 255 && ftk_utf8_valid(message.ptr, message.len) &&
              memcmp(message.ptr, text, message.len) == 0);
        ftk_error_dispose(&error);
    }
    CHECK(is_text(ftk_status_text(FTK_E_STALE), "stale handle: the object was released") &&
          is_text(ftk_status_text(FTK_OK), "ok"));
    CHECK(is_text(ftk_status_text(-77), "unknown status") && is_text(ftk_status_text(-5000), "declared error"));
    CHECK(is_text(ftk_status_text(INT32_MIN), "declared error"));

    ftk_error_init init = plain_init(5, "not a failure");
    error = ftk_error_new(&init);
    CHECK(ftk_error_status(error) == FTK_E_CONTRACT);
    ftk_error_dispose(&error);
    error = ftk_error_new(NULL);
    CHECK(ftk_error_status(error) == FTK_E_INVALID);
    ftk_error_dispose(&error);
    CHECK(no_leaks());
}

void suite_error(void) {
    check_fields();
    check_texts();

    /* A chain of causes is released without recursion. */
    ftk_error *top = NULL;
    for (int i = 0; i < 300000; i++) {
        ftk_error_init init = plain_init(FTK_E_STATE, "again");
        init.cause = top;
        top = ftk_error_new(&init);
    }
    ftk_error_release(top);
    CHECK(no_leaks());

    /* Without memory there is still an error, and what it was to take over is released. */
    ftk_arena *arena = ftk_arena_new(NULL);
    ftk_error_init init = plain_init(FTK_E_STATE, "x");
    init.payload_owner = ftk_arena_finish(arena);
    init.cause = NULL;
    (void)ftk_fail(&init.cause, FTK_E_STATE, borrowed("inner"));
    init.origin.object = &origins_released;
    init.origin.release = release_origin;
    (void)ftk_fail_allocation(1, 1);
    top = ftk_error_new(&init);
    CHECK(ftk_error_status(top) == FTK_E_NO_MEMORY && is_text(ftk_error_message(top), "out of memory") &&
          origins_released == 2);
    ftk_note note = {{"c", 1}, {"f", 1}, {"t", 1}};
    CHECK_STATUS(ftk_error_add_note(top, &note), FTK_E_NO_MEMORY);
    CHECK(ftk_error_note_count(top) == 0 && ftk_error_origin(top, NULL) == NULL && ftk_error_cause(top) == NULL);
    ftk_error_retain(top);
    ftk_error_release(top);
    ftk_error_release(top);
    ftk_error_release(top);
    (void)ftk_fail_allocation(0, 0);
    CHECK(no_leaks());
}

enum { NOTERS = 3, NOTES_EACH = 60 };

static void *add_notes(void *argument) {
    ftk_error *error = (ftk_error *)argument;
    for (int i = 0; i < NOTES_EACH; i++) {
        ftk_note note = {{"rust", 4}, {"run", 3}, {"note text", 9}};
        CHECK_STATUS(ftk_error_add_note(error, &note), FTK_OK);
        CHECK(is_text(ftk_error_note(error, ftk_error_note_count(error) - 1).text, "note text"));
    }
    return NULL;
}

void suite_notes(void) {
    pthread_t threads[NOTERS];
    ftk_error *error = NULL;
    (void)ftk_fail(&error, FTK_E_STATE, borrowed("noted"));
    ftk_note bad = {{NULL, 3}, {NULL, 0}, {NULL, 0}};
    CHECK_STATUS(ftk_error_add_note(error, &bad), FTK_E_INVALID);
    CHECK_STATUS(ftk_error_add_note(error, NULL), FTK_E_INVALID);
    for (int i = 0; i < NOTERS; i++) CHECK(pthread_create(&threads[i], NULL, add_notes, error) == 0);
    for (int i = 0; i < NOTERS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    CHECK(ftk_error_note_count(error) == NOTERS * NOTES_EACH);
    CHECK(is_text(ftk_error_note(error, 5).language, "rust") && is_text(ftk_error_note(error, 5).function, "run"));
    CHECK(ftk_error_note(error, NOTERS * NOTES_EACH).text.ptr == NULL);

    /* An error that is thrown to and fro for ever does not eat the memory. */
    ftk_note note = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    int32_t status = FTK_OK;
    for (int i = 0; i < 1000 && status == FTK_OK; i++) status = ftk_error_add_note(error, &note);
    CHECK_STATUS(status, FTK_E_RANGE);

    /* A table that ends before the notes: they read as absent. */
    struct {
        ftk_error base;
        ftk_error_vt vt;
    } old;
    old.vt = *error->vt;
    old.vt.size = offsetof(ftk_error_vt, note_count);
    old.base = *error;
    old.base.vt = &old.vt;
    CHECK(ftk_error_note_count(&old.base) == 0 && ftk_error_note(&old.base, 0).text.len == 0);
    CHECK_STATUS(ftk_error_add_note(&old.base, &note), FTK_E_UNSUPPORTED);
    CHECK(ftk_error_origin(&old.base, &old) == NULL);
    ftk_error_release(error);
    CHECK(no_leaks());
}

static int hook_calls;
static int32_t hook_status;
static void count_hook(void *ctx, const ftk_error *error) {
    CHECK(ctx == &hook_calls);
    hook_calls++;
    hook_status = ftk_error_status(error);
    CHECK(hook_calls < 100);
    (void)ftk_fail(NULL, FTK_E_STATE, borrowed("inside the hook"));
}

void suite_hook(void) {
    (void)ftk_fail(NULL, FTK_E_STATE, borrowed("nobody listens"));
    ftk_set_error_hook(count_hook, &hook_calls);
    CHECK_STATUS(ftk_fail(NULL, FTK_E_RANGE, borrowed("dropped")), FTK_E_RANGE);
    CHECK(hook_calls == 1 && hook_status == FTK_E_RANGE);
    CHECK_STATUS(ftk_failf(NULL, FTK_E_UTF8, "%s", "dropped"), FTK_E_UTF8);
    CHECK(hook_calls == 2 && hook_status == FTK_E_UTF8);
    ftk_error *error = NULL;
    (void)ftk_fail(&error, FTK_E_BUSY, borrowed("received"));
    CHECK(hook_calls == 2);
    ftk_report(error);
    ftk_report(NULL);
    CHECK(hook_calls == 3 && hook_status == FTK_E_BUSY);
    ftk_error_release(error);
    ftk_set_error_hook(NULL, NULL);
    (void)ftk_fail(NULL, FTK_E_RANGE, borrowed("dropped"));
    CHECK(hook_calls == 3 && no_leaks());
}
