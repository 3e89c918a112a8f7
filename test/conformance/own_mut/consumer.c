#include <conf_own_mut_load.h>
#include <harness.h>

/* A log with the lines of `lines`, which are separated by blanks. */
static int32_t new_log(const char *lines, conf_own_mut_log **out, ftk_error **err) {
    conf_own_mut_log *log = NULL;
    int32_t status = conf_own_mut_log_new(&log, err);
    while (status == FTK_OK && *lines != 0) {
        size_t len = strcspn(lines, " ");
        status = conf_own_mut_log_append(log, lines, len, err);
        lines += lines[len] == ' ' ? len + 1 : len;
    }
    if (status != FTK_OK) conf_own_mut_log_dispose(&log);
    *out = log;
    return status;
}

static int32_t new_transaction(const char *lines, conf_own_mut_transaction **out, ftk_error **err) {
    conf_own_mut_log *log = NULL;
    int32_t status = new_log(lines, &log, err);
    return status == FTK_OK ? conf_own_mut_transaction_new(log, out, err) : status;
}

/* What moves in is gone after the call, also when it failed: so each of these makes its own. */
static int32_t finish_log(ftk_buf *text, ftk_buf *out, ftk_error **err) {
    conf_own_mut_log *log = NULL;
    int32_t status = new_log("a b", &log, err);
    ftk_buf_release(text);
    if (status == FTK_OK) status = conf_own_mut_log_text(log, text, err);
    if (status == FTK_OK) return conf_own_mut_log_finish(log, out, err);
    conf_own_mut_log_dispose(&log);
    return status;
}

static int32_t commit(const char *lines, ftk_buf *out, ftk_error **err) {
    conf_own_mut_transaction *transaction = NULL;
    int32_t status = new_transaction(lines, &transaction, err);
    return status == FTK_OK ? conf_own_mut_transaction_commit(transaction, out, err) : status;
}

static int32_t discard(const char *lines, uint32_t *out, ftk_error **err) {
    conf_own_mut_log *log = NULL;
    int32_t status = new_log(lines, &log, err);
    return status == FTK_OK ? conf_own_mut_discard(log, out, err) : status;
}

static void show_log(void) {
    ftk_buf text = {0};
    ftk_buf finished = {0};
    MUST(finish_log(&text, &finished, &err));
    fputs("append \"a\", \"b\"; text() = ", stdout);
    show_buf(&text);
    fputs("\nfinish() = ", stdout);
    show_buf(&finished);
    putchar('\n');
}

static void show_commit(void) {
    ftk_buf text = {0};
    MUST(commit("x", &text, &err));
    fputs("transaction over the log: commit() = ", stdout);
    show_buf(&text);
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, commit("", &text, &err));
    fputs("\ncommit of an empty log = ", stdout);
    show_error(status, err);
    putchar('\n');
}

typedef struct lines {
    char text[32];
    size_t len;
} lines;

static int32_t visit(void *ctx, const char *line, size_t line_len, ftk_error **err) {
    (void)err;
    lines *seen = ctx;
    seen->len += (size_t)snprintf(seen->text + seen->len, sizeof seen->text - seen->len, " \"%.*s\"", (int)line_len, line);
    return FTK_OK;
}

static int32_t visit_all(conf_own_mut_transaction *transaction, lines *seen, ftk_error **err) {
    static const conf_own_mut_visit_vt vt = CONF_OWN_MUT_VISIT_VT(visit);
    seen->len = 0;
    return conf_own_mut_transaction_each(transaction, seen, &vt, err);
}

CONSUMER(own_mut) {
    MUST(conf_own_mut_load(library, &err));
    show_log();
    show_commit();
    uint32_t bytes = 0;
    MUST(discard("a b", &bytes, &err));
    printf("discard = %" PRIu32 "\n", bytes);
    FTK_SCOPED(conf_own_mut_transaction_dispose) conf_own_mut_transaction *transaction = NULL;
    lines seen = {0};
    MUST(new_transaction("p q", &transaction, &err));
    MUST(visit_all(transaction, &seen, &err));
    printf("each =%s\n", seen.text);
}
