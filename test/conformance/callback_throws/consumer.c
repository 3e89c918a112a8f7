#include <conf_callback_throws_load.h>
#include <harness.h>

/* How a visit ends: at the number `at` (0: never), or at every even number (`even`). */
typedef struct plan {
    uint32_t at;
    int even;
    int32_t code; /* of StopError, or 0 for an error of this program's own */
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

static int32_t visit(void *ctx, uint32_t n, ftk_error **err) {
    const plan *todo = ctx;
    if (n != todo->at && !(todo->even && n % 2 == 0)) return FTK_OK;
    if (todo->code == CONF_CALLBACK_THROWS_STOP_ERROR_REFUSED) return conf_callback_throws_stop_error_fail_refused(err);
    if (todo->code == 0) return fail_own(err);
    conf_callback_throws_stop_error_stopped payload = CONF_CALLBACK_THROWS_STOP_ERROR_STOPPED_INIT;
    payload.at = n;
    return conf_callback_throws_stop_error_fail_stopped(err, &payload);
}

static const conf_callback_throws_visit_vt visit_vt = CONF_CALLBACK_THROWS_VISIT_VT(visit);

static void show_end(int32_t status, const ftk_error *error, uint32_t result) {
    const conf_callback_throws_stop_error_stopped *stopped = conf_callback_throws_stop_error_stopped_payload(error);
    if (status == FTK_OK) printf("%" PRIu32, result);
    else if (ftk_error_origin(error, &own_kind) == &own_object) fputs("the same exception", stdout);
    else show_error(status, error);
    if (stopped != NULL) printf(" at=%" PRIu32, stopped->at);
    putchar('\n');
}

static void show_run(const char *what, uint32_t n, plan todo) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    uint32_t result = 0;
    TRY(status, conf_callback_throws_run(n, &todo, &visit_vt, &result, &err));
    printf("run(%s) = ", what);
    show_end(status, err, result);
}

static void show_count_stops(const char *what, uint32_t n, plan todo) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    uint32_t result = 0;
    TRY(status, conf_callback_throws_count_stops(n, &todo, &visit_vt, &result, &err));
    printf("count_stops(%s) = ", what);
    show_end(status, err, result);
}

static int32_t twice(void *ctx, uint32_t n, uint32_t *out, ftk_error **err) {
    (void)ctx;
    (void)err;
    *out = 2 * n;
    return FTK_OK;
}

static int32_t fail_at_two(void *ctx, uint32_t n, uint32_t *out, ftk_error **err) {
    if (n == 2) return fail_own(err);
    return twice(ctx, n, out, err);
}

static void show_sum(const char *what, int32_t (*plain)(void *, uint32_t, uint32_t *, ftk_error **)) {
    const conf_callback_throws_plain_vt vt = CONF_CALLBACK_THROWS_PLAIN_VT(plain);
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    uint32_t result = 0;
    TRY(status, conf_callback_throws_sum(3, NULL, &vt, &result, &err));
    printf("sum(3, %s) = ", what);
    show_end(status, err, result);
}

CONSUMER(callback_throws) {
    MUST(conf_callback_throws_load(library, &err));
    show_run("3, fine", 3, (plan){0, 0, 1});
    show_run("5, stopped at 2", 5, (plan){2, 0, 1});
    show_run("5, refused", 5, (plan){1, 0, 2});
    show_count_stops("4, stopped when even", 4, (plan){0, 1, 1});
    show_count_stops("4, refused at 3", 4, (plan){3, 0, 2});
    show_sum("double", twice);
    show_sum("own exception", fail_at_two);
    show_run("3, own exception", 3, (plan){2, 0, 0});
}
