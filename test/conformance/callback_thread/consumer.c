#include <conf_callback_thread_load.h>
#include <harness.h>

/* What the callbacks of one call do, seen from all its threads. */
typedef struct plan {
    uint32_t sum;   /* atomic */
    uint32_t at;    /* fails at this number (0: never) */
    int even;       /* or at every even one */
    int32_t code;   /* of StopError, or 0 for an error of this program's own */
    uint32_t inner; /* calls `elsewhere` with so many from inside */
    uint32_t times;
} plan;

/* The kind and the object of this program's own errors. */
static const char own_kind;
static char own_object;

static int32_t fail_own(ftk_error **err) {
    ftk_error_init init = {
        .status = FTK_E_CALLBACK,
        .message = FTK_LITERAL("own"),
        .origin = {&own_kind, &own_object, NULL},
    };
    ftk_error *error = ftk_error_new(&init);
    int32_t status = ftk_error_status(error);
    if (err != NULL) *err = error;
    else ftk_error_release(error);
    return status;
}

static int32_t run_plan(plan *todo, uint32_t step, ftk_error **err);

/* The function behind the table: it may run on any thread, and after its call has ended it must not look at the plan. */
static int32_t progress(void *ctx, uint32_t step, ftk_error **err) {
    void *todo = NULL;
    int32_t status = ftk_scope_enter(ctx, &todo);
    if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL("too late"));
    status = run_plan(todo, step, err);
    ftk_scope_leave(ctx);
    return status;
}

static const conf_callback_thread_progress_vt progress_vt = CONF_CALLBACK_THREAD_PROGRESS_VT(progress);

static int32_t run_plan(plan *todo, uint32_t step, ftk_error **err) {
    if (todo->inner != 0) {
        plan inside = {.times = step};
        uint32_t result = 0;
        FTK_SCOPED(ftk_scope_dispose) void *ctx = NULL;
        int32_t status = ftk_scope_open(&inside, &ctx);
        if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
        status = conf_callback_thread_elsewhere(todo->inner, ctx, &progress_vt, &result, err);
        (void)__atomic_fetch_add(&todo->sum, inside.sum, __ATOMIC_RELAXED);
        return status;
    }
    if (step != todo->at && !(todo->even && step % 2 == 0)) {
        (void)__atomic_fetch_add(&todo->sum, step * (todo->times == 0 ? 1 : todo->times), __ATOMIC_RELAXED);
        return FTK_OK;
    }
    if (todo->code == CONF_CALLBACK_THREAD_STOP_ERROR_REFUSED) return conf_callback_thread_stop_error_fail_refused(err);
    if (todo->code == 0) return fail_own(err);
    conf_callback_thread_stop_error_stopped payload = CONF_CALLBACK_THREAD_STOP_ERROR_STOPPED_INIT;
    payload.at = step;
    return conf_callback_thread_stop_error_fail_stopped(err, &payload);
}

/* The calls of the transcript: with what number of threads, steps, and which other callback. */
typedef enum kind { ELSEWHERE, AT_ONCE, MIXED } kind;

static int32_t twice(void *ctx, uint32_t n, uint32_t *out, ftk_error **err) {
    (void)ctx;
    (void)err;
    *out = 2 * n;
    return FTK_OK;
}

static const conf_callback_thread_plain_vt twice_vt = CONF_CALLBACK_THREAD_PLAIN_VT(twice);

static int32_t call(kind which, uint32_t threads, uint32_t n, plan *todo, uint32_t *result, ftk_error **err) {
    FTK_SCOPED(ftk_scope_dispose) void *ctx = NULL;
    __atomic_store_n(&todo->sum, 0, __ATOMIC_RELAXED);
    int32_t status = ftk_scope_open(todo, &ctx);
    if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
    if (which == AT_ONCE) return conf_callback_thread_at_once(threads, n, ctx, &progress_vt, result, err);
    if (which == MIXED) return conf_callback_thread_mixed(n, NULL, &twice_vt, ctx, &progress_vt, result, err);
    return conf_callback_thread_elsewhere(n, ctx, &progress_vt, result, err);
}

static void show(const char *what, kind which, uint32_t threads, uint32_t n, plan todo, int sums) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    uint32_t result = 0;
    TRY(status, call(which, threads, n, &todo, &result, &err));
    printf("%s = ", what);
    const conf_callback_thread_stop_error_stopped *stopped = conf_callback_thread_stop_error_stopped_payload(err);
    if (status == FTK_OK) printf("%" PRIu32, result);
    else if (ftk_error_origin(err, &own_kind) == &own_object) fputs("the same exception", stdout);
    else show_error(status, err);
    if (stopped != NULL) printf(" at=%" PRIu32, stopped->at);
    if (sums) printf(", sum %" PRIu32, todo.sum);
    putchar('\n');
}

static int32_t label(void *ctx, const char *text, size_t text_len, uint32_t number, ftk_buf *out, ftk_error **err) {
    char made[32];
    (void)ctx;
    int len = snprintf(made, sizeof made, "%.*s%" PRIu32, (int)text_len, text, number);
    int32_t status = ftk_buf_copy(out, made, (size_t)len, 1);
    return status == FTK_OK ? FTK_OK : ftk_fail(err, status, FTK_LITERAL(""));
}

static void show_labels(void) {
    static const conf_callback_thread_label_vt vt = CONF_CALLBACK_THREAD_LABEL_VT(label);
    const conf_callback_thread_list_string *labels = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_callback_thread_labels(3, NULL, &vt, &labels, &owner, &err));
    fputs("labels(3) = ", stdout);
    show_strs(labels->ptr, labels->len);
    putchar('\n');
}

static void show_without(void) {
    uint32_t result = 0;
    MUST(conf_callback_thread_mixed(3, NULL, &twice_vt, NULL, NULL, &result, &err));
    printf("mixed(3, double, none) = %" PRIu32 "\n", result);
}

static int32_t keep(plan *todo, ftk_error **err) {
    FTK_SCOPED(ftk_scope_dispose) void *ctx = NULL;
    int32_t status = ftk_scope_open(todo, &ctx);
    if (status != FTK_OK) return ftk_fail(err, status, FTK_LITERAL(""));
    return conf_callback_thread_keep(ctx, &progress_vt, err);
}

static void show_late(void) {
    int32_t status = FTK_OK;
    plan todo = {0};
    MUST(keep(&todo, &err));
    MUST(conf_callback_thread_late(&status, &err));
    printf("after the call = status %" PRId32 "\n", status);
}

CONSUMER(callback_thread) {
    MUST(conf_callback_thread_load(library, &err));
    show("elsewhere(3, fine)", ELSEWHERE, 0, 3, (plan){0}, 1);
    show("elsewhere(5, stopped at 2)", ELSEWHERE, 0, 5, (plan){.at = 2, .code = 1}, 0);
    show("elsewhere(5, refused)", ELSEWHERE, 0, 5, (plan){.at = 1, .code = 2}, 0);
    show("elsewhere(3, own exception)", ELSEWHERE, 0, 3, (plan){.at = 2}, 0);
    show("at_once(4, 100, fine)", AT_ONCE, 4, 100, (plan){0}, 1);
    show("at_once(3, 10, stopped when even)", AT_ONCE, 3, 10, (plan){.even = 1, .code = 1}, 1);
    show("at_once(3, 5, refused at 3)", AT_ONCE, 3, 5, (plan){.at = 3, .code = 2}, 0);
    show("at_once(3, 5, own exception)", AT_ONCE, 3, 5, (plan){.at = 3}, 0);
    show_labels();
    show_without();
    show("mixed(3, double, some)", MIXED, 0, 3, (plan){0}, 1);
    show("mixed(3, double, stopped at 2)", MIXED, 0, 3, (plan){.at = 2, .code = 1}, 0);
    show("nested: elsewhere inside elsewhere", ELSEWHERE, 0, 2, (plan){.inner = 3}, 1);
    show_late();
}
