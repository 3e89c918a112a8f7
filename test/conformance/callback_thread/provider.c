#include <conf_callback_thread_provider.h>
#include <provide.h>
#include <pthread.h>

/* What one thread does: calls with 1 .. n, stops at the first failure that `counts` does not count. */
typedef struct work {
    const conf_callback_thread_progress_fn *progress;
    uint32_t first;
    uint32_t last;
    int counts;
    uint32_t stops;
    int32_t status;
    ftk_error *error;
    pthread_t thread;
} work;

static void *call_progress(void *argument) {
    work *own = argument;
    for (uint32_t step = own->first; step <= own->last; step++) {
        own->status = conf_callback_thread_progress_fn_call(own->progress, step, &own->error);
        if (own->status == FTK_OK) continue;
        if (!own->counts || conf_callback_thread_stop_error_code(own->error) != CONF_CALLBACK_THREAD_STOP_ERROR_STOPPED) return NULL;
        ftk_error_dispose(&own->error);
        own->status = FTK_OK;
        own->stops++;
    }
    return NULL;
}

static int32_t no_thread(ftk_error **err) {
    return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL("a thread could not be started"));
}

/* Gives the error away, or drops it when nobody asked or another came first. */
static int32_t settle(int32_t status, ftk_error *error, int32_t before, ftk_error **err) {
    if (before == FTK_OK && err != NULL) *err = error;
    else ftk_error_release(error);
    return before == FTK_OK ? status : before;
}

static int32_t call_elsewhere(const conf_callback_thread_progress_fn *progress, uint32_t first, uint32_t last, ftk_error **err) {
    work one = {.progress = progress, .first = first, .last = last};
    if (pthread_create(&one.thread, NULL, call_progress, &one) != 0) return no_thread(err);
    pthread_join(one.thread, NULL);
    return settle(one.status, one.error, FTK_OK, err);
}

static int32_t elsewhere(uint32_t n, const conf_callback_thread_progress_fn *progress, uint32_t *out, ftk_error **err) {
    *out = n;
    return call_elsewhere(progress, 1, n, err);
}

static int32_t at_once(uint32_t threads, uint32_t n, const conf_callback_thread_progress_fn *progress, uint32_t *out, ftk_error **err) {
    work *all = ftk_alloc_zeroed(threads * sizeof *all);
    uint32_t started = 0;
    int32_t status = FTK_OK;
    if (all == NULL) return no_memory(err);
    *out = 0;
    for (; started < threads; started++) {
        all[started] = (work){.progress = progress, .first = 1, .last = n, .counts = 1};
        if (pthread_create(&all[started].thread, NULL, call_progress, &all[started]) != 0) break;
    }
    if (started < threads) status = no_thread(err);
    for (uint32_t i = 0; i < started; i++) {
        pthread_join(all[i].thread, NULL);
        status = settle(all[i].status, all[i].error, status, err);
        *out += all[i].stops;
    }
    ftk_free(all, threads * sizeof *all);
    return status;
}

/* One label, made on a thread of its own. */
typedef struct label_work {
    const conf_callback_thread_label_fn *label;
    uint32_t number;
    ftk_buf made;
    int32_t status;
    ftk_error *error;
    pthread_t thread;
} label_work;

static void *call_label(void *argument) {
    label_work *own = argument;
    own->status = conf_callback_thread_label_fn_call(own->label, "ä", strlen("ä"), own->number, &own->made, &own->error);
    return NULL;
}

static int32_t labels(uint32_t n, const conf_callback_thread_label_fn *label, ftk_arena *arena, const conf_callback_thread_list_string **out, ftk_error **err) {
    label_work *all = ftk_arena_array(arena, n, sizeof *all, 8);
    ftk_str *texts = ftk_arena_array(arena, n, sizeof *texts, 8);
    conf_callback_thread_list_string *made = MAKE(arena, conf_callback_thread_list_string);
    uint32_t started = 0;
    int32_t status = FTK_OK;
    if (all == NULL || texts == NULL || made == NULL) return no_memory(err);
    for (; started < n; started++) {
        all[started] = (label_work){.label = label, .number = started + 1};
        if (pthread_create(&all[started].thread, NULL, call_label, &all[started]) != 0) break;
    }
    if (started < n) status = no_thread(err);
    for (uint32_t i = 0; i < started; i++) {
        pthread_join(all[i].thread, NULL);
        status = settle(all[i].status, all[i].error, status, err);
        if (status == FTK_OK && ftk_arena_text(arena, all[i].made.ptr, all[i].made.len, &texts[i]) != FTK_OK) status = no_memory(err);
        ftk_buf_release(&all[i].made);
    }
    *made = (conf_callback_thread_list_string){texts, n};
    *out = made;
    return status;
}

static int32_t mixed(uint32_t n, const conf_callback_thread_plain_fn *plain, const conf_callback_thread_progress_fn *progress, uint32_t *out, ftk_error **err) {
    uint32_t total = 0;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t one = 0;
        int32_t status = conf_callback_thread_plain_fn_call(plain, i, &one, err);
        if (status == FTK_OK && progress != NULL) status = call_elsewhere(progress, i, i, err);
        if (status != FTK_OK) return status;
        total += one;
    }
    *out = total;
    return FTK_OK;
}

/* A callback beyond its call. */
static conf_callback_thread_progress_fn kept;

static int32_t keep(const conf_callback_thread_progress_fn *progress, ftk_error **err) {
    (void)err;
    kept = *progress;
    return FTK_OK;
}

static int32_t late(int32_t *out, ftk_error **err) {
    ftk_error *error = NULL;
    (void)err;
    *out = call_elsewhere(&kept, 1, 1, &error);
    ftk_error_release(error);
    return FTK_OK;
}

static const conf_callback_thread_provider provider = {
    .elsewhere = elsewhere, .at_once = at_once, .labels = labels, .mixed = mixed, .keep = keep, .late = late,
};
FTK_PROVIDER(conf_callback_thread, provider);
