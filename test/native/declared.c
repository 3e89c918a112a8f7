/* Declared errors: one block, texts that are not copied, a message that is written when it is asked for. And the blocks that threads keep. */
#include "check.h"

#include <pthread.h>

static size_t written;
static size_t describe(const ftk_error *error, char *out, size_t room) {
    (void)__atomic_fetch_add(&written, 1, __ATOMIC_RELAXED);
    char text[3000];
    memset(text, 'x', sizeof text);
    const uint64_t *payload = (const uint64_t *)ftk_error_payload(error);
    size_t len = payload != NULL ? (size_t)payload[0] : 0;
    CHECK(len <= sizeof text);
    memcpy(out, text, len < room ? len : room);
    return len;
}

static const ftk_error_case fixed = {FTK_STATUS_OF_CODE(3), 0, {"acme.E", 6}, {"it is so", 8}, NULL};
static const ftk_error_case shown = {FTK_STATUS_OF_CODE(4), 0, {"acme.E", 6}, {"there are {n}", 13}, describe};

/* An error whose message has `len` characters. */
static ftk_error *make_shown(uint64_t len) {
    void *payload = NULL;
    ftk_error *error = ftk_error_declared(&shown, 16, &payload);
    CHECK(payload == NULL || (((const uint64_t *)payload)[0] == 0 && ((const uint64_t *)payload)[1] == 0));
    if (payload != NULL) *(uint64_t *)payload = len;
    return error;
}

static void *ask(void *error) {
    for (int i = 0; i < 100; i++) CHECK(ftk_error_message((const ftk_error *)error).len == 300);
    return NULL;
}

static int released;
static void release_nothing(void *value) { CHECK(value == &released && released++ == 0); }

static void check_parts(void) {
    ftk_arena *arena = ftk_arena_new(NULL);
    uint64_t *payload = (uint64_t *)ftk_arena_alloc(arena, 16, 8);
    CHECK(payload != NULL && ftk_arena_adopt(arena, &released, release_nothing) == FTK_OK);
    *payload = 5;
    ftk_error *error = ftk_error_declared_with(&shown, payload, ftk_arena_finish(arena), NULL);
    CHECK(is_text(ftk_error_message(error), "xxxxx") && ftk_error_payload(error) == payload && released == 0);
    ftk_error_release(error);
    CHECK(released == 1);

    ftk_error *cause = NULL;
    (void)ftk_fail(&cause, FTK_E_RANGE, FTK_LITERAL("too far"));
    error = ftk_error_declared_with(&fixed, NULL, NULL, cause);
    CHECK(ftk_error_cause(error) == cause && ftk_error_payload(error) == NULL);
    ftk_note note = {{"c", 1}, {"f", 1}, {"text", 4}};
    CHECK_STATUS(ftk_error_add_note(error, &note), FTK_OK);
    ftk_error_retain(error);
    ftk_error_release(error);
    ftk_error_release(error);
    CHECK(no_leaks());
}

void suite_declared(void) {
    void *payload = &payload;
    ftk_error *error = ftk_error_declared(&fixed, 0, &payload);
    CHECK(ftk_error_code(error) == 3 && is_text(ftk_error_domain(error), "acme.E") && is_text(ftk_error_message(error), "it is so"));
    CHECK(ftk_error_payload(error) == NULL && ftk_error_cause(error) == NULL && ftk_error_origin(error, &fixed) == NULL);
    CHECK(read_leaks().errors == 1);
    ftk_error_release(error);

    for (uint64_t len = 0; len < 2000; len += len < 1200 ? 1 : 13) {
        error = make_shown(len);
        written = 0;
        ftk_str text = ftk_error_message(error);
        CHECK(len == 0 ? is_text(text, "there are {n}") : text.len == len && text.ptr[0] == 'x' && text.ptr[len] == 0);
        CHECK(ftk_error_message(error).ptr == text.ptr && (len == 0 || written <= 2));
        ftk_error_release(error);
    }

    pthread_t threads[4];
    error = make_shown(300);
    for (int i = 0; i < 4; i++) CHECK(pthread_create(&threads[i], NULL, ask, error) == 0);
    for (int i = 0; i < 4; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    ftk_error_release(error);
    check_parts();

    /* A payload that no block has room for. */
    error = ftk_error_declared(&fixed, 8000, &payload);
    CHECK(payload != NULL && ftk_error_payload(error) == payload && ((const char *)payload)[7999] == 0);
    ftk_error_release(error);
    error = ftk_error_declared(&fixed, SIZE_MAX - 7, &payload);
    CHECK(payload == NULL && ftk_error_status(error) == FTK_E_NO_MEMORY);
    ftk_error_release(error);

    /* Without memory there is an error all the same, and it says it all the same. */
    (void)ftk_fail_allocation(1, 1);
    error = make_shown(10);
    CHECK(ftk_error_status(error) == FTK_E_NO_MEMORY && is_text(ftk_error_message(error), "out of memory"));
    (void)ftk_fail_allocation(0, 0);
    error = make_shown(10);
    ftk_error *verbose = make_shown(2000);
    (void)ftk_fail_allocation(1, 1);
    CHECK(is_text(ftk_error_message(error), "xxxxxxxxxx"));
    ftk_str cut = ftk_error_message(verbose);
    CHECK(cut.len > 600 && cut.len < 1088 && cut.ptr[cut.len] == 0 && ftk_error_message(verbose).ptr == cut.ptr);
    (void)ftk_fail_allocation(0, 0);
    ftk_error_release(verbose);
    ftk_error_release(error);
    CHECK(no_leaks());
}

enum { BLOCKS = 100 };
static ftk_buf passed[BLOCKS];

/* Frees what another thread made, and makes what another thread frees. */
static void *pass_on(void *unused) {
    for (int round = 0; round < 200; round++) {
        for (int i = 0; i < BLOCKS; i++) ftk_buf_release(&passed[i]);
        for (size_t i = 0; i < BLOCKS; i++) {
            size_t size = i * 13 % 1500;
            CHECK_STATUS(ftk_buf_alloc(&passed[i], size, 1), FTK_OK);
            memset(passed[i].ptr, (int)i, size);
        }
        for (int i = 0; i < BLOCKS; i++) {
            for (size_t at = 0; at < passed[i].len; at++) CHECK(((const unsigned char *)passed[i].ptr)[at] == i);
        }
    }
    return unused;
}

void suite_spare(void) {
    /* Live blocks never overlap, whatever was kept before; the counters are exact all the time. */
    (void)pass_on(NULL);
    CHECK(read_leaks().owners == BLOCKS && read_leaks().allocations == BLOCKS);
    for (int i = 0; i < 20; i++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, pass_on, NULL) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
        CHECK(read_leaks().owners == BLOCKS && read_leaks().allocations == BLOCKS);
    }
    for (int i = 0; i < BLOCKS; i++) ftk_buf_release(&passed[i]);
    CHECK(no_leaks());
}
