/* Every allocation of every entry point fails in turn, once and from then on: an error comes back, nothing leaks, and a
 * retry works. */
#include "check.h"

static void destroy_nothing(void *object) { (void)object; }
static void release_nothing(void *object) { (void)object; }
static int32_t failing_close(void *object, ftk_error **err) {
    (void)object;
    return ftk_fail(err, FTK_STATUS_OF_CODE(2), FTK_LITERAL("close"));
}
static const ftk_type type = {sizeof(ftk_type), 0, {"test.Type", 9}, destroy_nothing, failing_close};
static const ftk_group group = {1, 0, 0, 0, {1, 2}};
static const ftk_group other_group = {1, 0, 0, 0, {1, 3}};

/* A scenario returns 1 when it got all it wanted, 0 when it was told that memory ran out; anything else ends the
 * program. */
typedef int (*scenario)(void);

static int status_of(int32_t status) {
    CHECK(status == FTK_OK || status == FTK_E_NO_MEMORY);
    return status == FTK_OK;
}

/* The error object of a failure exists in any case; without memory it is the static one. */
static int error_of(ftk_error *error, int32_t expected) {
    CHECK(error != NULL);
    int32_t status = ftk_error_status(error);
    CHECK(status == expected || status == FTK_E_NO_MEMORY);
    ftk_error_release(error);
    return status == expected;
}

static int with_alloc(void) {
    void *block = ftk_alloc(10);
    void *zeroed = ftk_alloc_zeroed(10);
    int all = block != NULL && zeroed != NULL;
    ftk_free(block, 10);
    ftk_free(zeroed, 10);
    return all;
}

static int with_buffer(void) {
    ftk_buf buf;
    ftk_buf copy;
    int all = status_of(ftk_buf_alloc(&buf, 5, 4));
    all &= status_of(ftk_buf_copy(&copy, "abc", 3, 1));
    CHECK((copy.owner != NULL) == (copy.ptr != NULL));
    ftk_buf_release(&buf);
    ftk_buf_release(&copy);
    return all;
}

static int with_arena(void) {
    static void *handle = &handle;
    ftk_arena *arena = ftk_arena_new(NULL);
    if (arena == NULL) return 0;
    ftk_str text = {"x", 1};
    char big[3000];
    memset(big, 'b', sizeof big);
    int all = ftk_arena_alloc(arena, 600, 8) != NULL;
    all &= ftk_arena_array(arena, 100, 24, 8) != NULL;
    int32_t status = ftk_arena_text(arena, big, sizeof big, &text);
    CHECK((text.ptr == NULL) == (status != FTK_OK));
    all &= status_of(status);
    for (int i = 0; i < 200; i++) {
        all &= status_of(ftk_arena_adopt(arena, big, release_nothing));
        all &= status_of(ftk_arena_handle(arena, &handle, release_nothing));
    }
    if (all) ftk_owner_release(ftk_arena_finish(arena));
    else ftk_arena_drop(arena);
    return all;
}

static int with_error(void) {
    ftk_error *cause = NULL;
    ftk_error_init init;
    memset(&init, 0, sizeof init);
    (void)ftk_failf(&cause, FTK_E_RANGE, "value %d", 7);
    init.status = FTK_STATUS_OF_CODE(4);
    init.domain = FTK_LITERAL("acme.Error");
    init.cause = cause;
    ftk_arena *arena = ftk_arena_new(NULL);
    int all = arena != NULL && ftk_error_status(cause) == FTK_E_RANGE;
    init.payload_owner = ftk_arena_finish(arena);
    ftk_error *error = ftk_error_new(&init);
    ftk_note note = {{"c", 1}, {"f", 1}, {"text", 4}};
    all &= status_of(ftk_error_add_note(error, &note));
    return error_of(error, -1004) && all;
}

static size_t say(const ftk_error *error, char *out, size_t room) {
    (void)error;
    memset(out, 'x', room < 400 ? room : 400);
    return 400;
}

static int with_declared(void) {
    static const ftk_error_case declared = {FTK_STATUS_OF_CODE(5), 0, {"acme.E", 6}, {"words", 5}, say};
    void *payload = NULL;
    ftk_error *error = ftk_error_declared(&declared, 24, &payload);
    int all = payload != NULL && ftk_error_message(error).len == 400;
    CHECK((payload != NULL) == (ftk_error_code(error) == 5) && ftk_error_message(error).len != 0);
    return error_of(error, -1005) && all;
}

static int with_handle(void) {
    static int object;
    void *handle = NULL;
    ftk_error *error = NULL;
    int32_t status = ftk_handle_new(&type, &object, &handle, &error);
    if (status != FTK_OK) {
        CHECK(status == FTK_E_NO_MEMORY && handle == NULL);
        return error_of(error, FTK_E_NO_MEMORY) && 0;
    }
    CHECK_STATUS(ftk_handle_close(handle, &type, &error), -1002);
    int all = error_of(error, -1002);
    error = NULL;
    CHECK_STATUS(ftk_handle_release(handle, &type), FTK_OK);
    CHECK_STATUS(ftk_handle_close(handle, &type, &error), FTK_E_STALE);
    all &= error_of(error, FTK_E_STALE);
    CHECK_STATUS(ftk_handle_close(handle, &type, NULL), FTK_E_STALE);
    return all;
}

/* Chunks of the handle table: more handles than are left in the ones that exist. */
static int with_chunks(void) {
    enum { MANY = 600 };
    static void *handles[MANY];
    static int object;
    int made = 0;
    while (made < MANY && ftk_handle_new(&type, &object, &handles[made], NULL) == FTK_OK) made++;
    for (int i = 0; i < made; i++) CHECK_STATUS(ftk_handle_release(handles[i], &type), FTK_OK);
    return made == MANY;
}

static int with_version(void) {
    ftk_api provider = {sizeof(ftk_api), FTK_ABI, 1, 0, 0, 1, &group, {"a.b", 3}};
    ftk_need need = provider;
    ftk_error *error = NULL;
    CHECK_STATUS(ftk_api_check(&provider, &need, &error), FTK_OK);
    need.groups = &other_group;
    CHECK_STATUS(ftk_api_check(&provider, &need, &error), FTK_E_VERSION);
    return error_of(error, FTK_E_VERSION);
}

static int with_load(void) {
    ftk_need need = {sizeof(ftk_api), FTK_ABI, 1, 0, 0, 0, NULL, {"a.b", 3}};
    const ftk_api *api = &need;
    ftk_error *error = NULL;
    int32_t status = ftk_load("no-such-library.so", "a_b_get_api", &need, &api, &error);
    CHECK((status == FTK_E_LOAD || status == FTK_E_NO_MEMORY) && api == NULL);
    return error_of(error, FTK_E_LOAD) && status == FTK_E_LOAD;
}

static void count_reports(void *ctx, const ftk_error *error) {
    CHECK(ftk_error_message(error).len != 0);
    ++*(size_t *)ctx;
}

/* Blocks of scopes: more than are left in the ones that exist. */
static int with_scopes(void) {
    enum { MANY = 200 };
    static void *open[MANY];
    static int object;
    int made = 0;
    while (made < MANY && ftk_scope_open(&object, &open[made]) == FTK_OK) made++;
    CHECK(made == MANY || open[made] == NULL);
    for (int i = 0; i < made; i++) ftk_scope_close(open[i]);
    return made == MANY;
}

static void sweep(scenario run, int persistent) {
    size_t failures = 0;
    for (uint64_t nth = 1; nth < 3000; nth++) {
        (void)ftk_fail_allocation(nth, persistent);
        int all = run();
        uint64_t seen = ftk_fail_allocation(0, 0);
        CHECK(no_leaks());
        if (all && seen < nth) {
            CHECK(failures > 0 || seen == 0);
            CHECK(run());
            CHECK(no_leaks());
            return;
        }
        failures++;
    }
    fprintf(stderr, "a scenario never succeeds\n");
    abort();
}

void suite_faults(void) {
    static const scenario scenarios[] = {with_chunks, with_scopes, with_alloc,  with_buffer,  with_arena,
                                         with_error,  with_declared, with_handle, with_version, with_load};
    size_t reports = 0;
    ftk_set_error_hook(count_reports, &reports);
    for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
        sweep(scenarios[i], 0);
        sweep(scenarios[i], 1);
    }
    CHECK(reports > 0);
}
