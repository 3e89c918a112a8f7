#include <conf_own_mut_provider.h>
#include <provide.h>

/* The lines, each ended by a NUL byte. */
struct conf_own_mut_log_impl {
    builder lines;
};

struct conf_own_mut_transaction_impl {
    conf_own_mut_log_impl *log;
};

static void log_destroy(conf_own_mut_log_impl *self) {
    drop(&self->lines);
    ftk_free(self, sizeof *self);
}

static int32_t log_new(conf_own_mut_log_impl **out, ftk_error **err) {
    *out = ftk_alloc_zeroed(sizeof **out);
    return *out == NULL ? no_memory(err) : FTK_OK;
}

static int32_t log_append(conf_own_mut_log_impl *self, const char *line, size_t line_len, ftk_error **err) {
    builder grown = {0};
    add(&grown, self->lines.ptr, self->lines.len);
    add(&grown, line, line_len);
    add(&grown, "", 1);
    if (grown.failed) {
        drop(&grown);
        return no_memory(err);
    }
    drop(&self->lines);
    self->lines = grown;
    return FTK_OK;
}

/* All lines joined with ",", then `end`. */
static int32_t join(const conf_own_mut_log_impl *log, const char *end, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    for (size_t i = 0; i + 1 < log->lines.len; i++) add(&text, log->lines.ptr[i] == 0 ? "," : &log->lines.ptr[i], 1);
    add(&text, end, strlen(end));
    return give(&text, out, err);
}

static int32_t log_text(conf_own_mut_log_impl *self, ftk_buf *out, ftk_error **err) {
    return join(self, "", out, err);
}

static int32_t log_finish(conf_own_mut_log_impl *self, ftk_buf *out, ftk_error **err) {
    int32_t status = join(self, ".", out, err);
    log_destroy(self);
    return status;
}

static int32_t transaction_new(conf_own_mut_log_impl *log, conf_own_mut_transaction_impl **out, ftk_error **err) {
    conf_own_mut_transaction_impl *made = ftk_alloc(sizeof *made);
    if (made == NULL) {
        log_destroy(log);
        return no_memory(err);
    }
    made->log = log;
    *out = made;
    return FTK_OK;
}

static void transaction_destroy(conf_own_mut_transaction_impl *self) {
    log_destroy(self->log);
    ftk_free(self, sizeof *self);
}

static int32_t transaction_each(conf_own_mut_transaction_impl *self, const conf_own_mut_visit_fn *visit, ftk_error **err) {
    const builder *lines = &self->log->lines;
    for (size_t start = 0; start < lines->len;) {
        size_t len = strlen(lines->ptr + start);
        int32_t status = conf_own_mut_visit_fn_call(visit, lines->ptr + start, len, err);
        if (status != FTK_OK) return status;
        start += len + 1;
    }
    return FTK_OK;
}

static int32_t transaction_commit(conf_own_mut_transaction_impl *self, ftk_buf *out, ftk_error **err) {
    int32_t status = self->log->lines.len == 0 ? conf_own_mut_tx_error_fail_empty(err) : join(self->log, "", out, err);
    transaction_destroy(self);
    return status;
}

static int32_t discard(conf_own_mut_log_impl *log, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = log->lines.len == 0 ? 0 : (uint32_t)log->lines.len - 1;
    log_destroy(log);
    return FTK_OK;
}

static const conf_own_mut_provider provider = {
    .log_new = log_new, .log_append = log_append, .log_text = log_text, .log_finish = log_finish, .log_destroy = log_destroy,
    .transaction_new = transaction_new, .transaction_each = transaction_each, .transaction_commit = transaction_commit,
    .transaction_destroy = transaction_destroy, .discard = discard,
};
FTK_PROVIDER(conf_own_mut, provider);
