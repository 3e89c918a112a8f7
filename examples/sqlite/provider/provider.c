/* The provider: each function calls libsqlite3 and gives its results another shape. Handles, arguments and memory are checked by the generated code. */
#include "sqlite_provider.h"

#include <limits.h>
#include <sqlite3.h>
#include <string.h>

struct sqlite_database_impl {
    sqlite3 *db;
};

struct sqlite_statement_impl {
    sqlite3_stmt *stmt;
};

static int32_t no_memory(ftk_error **err) {
    return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL("out of memory"));
}

/* An error with a code of SQLite and a message of our own. */
static int32_t fail_with(int extended, const char *message, ftk_error **err) {
    sqlite_sql_error_failed payload = SQLITE_SQL_ERROR_FAILED_INIT;
    payload.extended = extended;
    payload.reason = (ftk_str){message, strlen(message)};
    return sqlite_sql_error_fail_failed(err, &payload);
}

static int32_t fail_range(uint32_t index, ftk_error **err) {
    sqlite_sql_error_range payload = SQLITE_SQL_ERROR_RANGE_INIT;
    payload.index = index;
    return sqlite_sql_error_fail_range(err, &payload);
}

/* The last error of a connection, whose mutex the caller holds: without it another thread could put its own there. */
static int32_t fail(sqlite3 *db, ftk_error **err) {
    int extended = sqlite3_extended_errcode(db);
    const char *text = sqlite3_errmsg(db);
    ftk_str reason = {text, strlen(text)};
    sqlite_sql_error_constraint constraint = SQLITE_SQL_ERROR_CONSTRAINT_INIT;
    sqlite_sql_error_busy busy = SQLITE_SQL_ERROR_BUSY_INIT;
    switch (extended & 0xff) {
    case SQLITE_NOMEM:
        return no_memory(err);
    case SQLITE_CONSTRAINT:
        constraint.extended = extended;
        constraint.reason = reason;
        return sqlite_sql_error_fail_constraint(err, &constraint);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        busy.extended = extended;
        busy.reason = reason;
        return sqlite_sql_error_fail_busy(err, &busy);
    default:
        return fail_with(extended, text, err);
    }
}

static sqlite3_mutex *lock(sqlite3 *db) {
    sqlite3_mutex *mutex = sqlite3_db_mutex(db);
    sqlite3_mutex_enter(mutex);
    return mutex;
}

/* Databases: constructor, prepare, exec, properties. */

static int32_t open_at(const char *path, const sqlite_open_options *options, sqlite_database_impl *self, ftk_error **err) {
    int flags = options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (options->create ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(path, &self->db, flags | SQLITE_OPEN_FULLMUTEX, NULL);
    if (self->db == NULL) return no_memory(err);
    sqlite3_extended_result_codes(self->db, 1);
    if (code != SQLITE_OK) return fail(self->db, err);
    sqlite3_busy_timeout(self->db, options->busy_timeout > INT_MAX ? INT_MAX : (int)options->busy_timeout);
    return FTK_OK;
}

static void database_destroy(sqlite_database_impl *self) {
    /* With statements left SQLite keeps the connection until the last of them is finalized. */
    sqlite3_close_v2(self->db);
    ftk_free(self, sizeof *self);
}

static int32_t database_new(const char *path, size_t path_len, const sqlite_open_options *options, sqlite_database_impl **out, ftk_error **err) {
    if (path_len > 0 && memchr(path, 0, path_len) != NULL) return fail_with(SQLITE_CANTOPEN, "the path has a NUL", err);
    sqlite_database_impl *self = ftk_alloc_zeroed(sizeof *self);
    char *text = ftk_alloc(path_len + 1);
    int32_t status = FTK_E_NO_MEMORY;
    if (self != NULL && text != NULL) {
        if (path_len > 0) memcpy(text, path, path_len);
        text[path_len] = '\0';
        status = open_at(text, options, self, err);
    } else {
        no_memory(err);
    }
    ftk_free(text, path_len + 1);
    if (status == FTK_OK) *out = self;
    else if (self != NULL) database_destroy(self);
    return status;
}

/* Compiles the first statement of `*sql` and moves `*sql` behind it; NULL when there are only comments. */
static int32_t compile(sqlite3 *db, const char **sql, const char *end, sqlite3_stmt **out, ftk_error **err) {
    size_t len = (size_t)(end - *sql);
    if (len >= INT_MAX) return fail_with(SQLITE_TOOBIG, "the text is too long", err);
    if (len > 0 && memchr(*sql, 0, len) != NULL) return fail_with(SQLITE_MISUSE, "the text has a NUL", err);
    sqlite3_mutex *mutex = lock(db);
    int code = len == 0 ? SQLITE_OK : sqlite3_prepare_v2(db, *sql, (int)len, out, sql);
    int32_t status = code == SQLITE_OK ? FTK_OK : fail(db, err);
    sqlite3_mutex_leave(mutex);
    return status;
}

static int32_t database_prepare(sqlite_database_impl *self, const char *sql, size_t sql_len, sqlite_statement_impl **out, ftk_error **err) {
    const char *end = sql_len == 0 ? sql : sql + sql_len;
    sqlite3_stmt *stmt = NULL;
    int32_t status = compile(self->db, &sql, end, &stmt, err);
    if (status != FTK_OK) return status;
    if (stmt == NULL) return fail_with(SQLITE_MISUSE, "the text has no statement", err);
    *out = ftk_alloc(sizeof **out);
    if (*out == NULL) {
        sqlite3_finalize(stmt);
        return no_memory(err);
    }
    (*out)->stmt = stmt;
    return FTK_OK;
}

/* One step: `*row` tells whether there is a row. */
static int32_t step(sqlite3_stmt *stmt, uint8_t *row, ftk_error **err) {
    sqlite3 *db = sqlite3_db_handle(stmt);
    sqlite3_mutex *mutex = lock(db);
    int code = sqlite3_step(stmt);
    int32_t status = code == SQLITE_ROW || code == SQLITE_DONE ? FTK_OK : fail(db, err);
    sqlite3_mutex_leave(mutex);
    *row = code == SQLITE_ROW;
    return status;
}

/* SQLite stores any bytes as text; only UTF-8 may leave the library. */
static int32_t check_text(ftk_str text, ftk_error **err) {
    return ftk_utf8_valid(text.ptr, text.len) ? FTK_OK : fail_with(SQLITE_MISMATCH, "a text is not UTF-8", err);
}

static ftk_str text_of(sqlite3_stmt *stmt, int column) {
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    return (ftk_str){text, text == NULL ? 0 : (size_t)sqlite3_column_bytes(stmt, column)};
}

/* Shows the current row to the visitor; the texts live until the next step. `columns` and `values` have a place for each column. */
static int32_t visit_row(
    sqlite3_stmt *stmt, const sqlite_row_visitor_fn *visit, ftk_str *columns, sqlite_opt_string *values, uint8_t *more, ftk_error **err
) {
    int count = sqlite3_column_count(stmt);
    for (int i = 0; i < count; i++) {
        const char *name = sqlite3_column_name(stmt, i);
        if (name == NULL) return no_memory(err);
        columns[i] = (ftk_str){name, strlen(name)};
        values[i] = (sqlite_opt_string){.has = sqlite3_column_type(stmt, i) != SQLITE_NULL, .value = text_of(stmt, i)};
        int32_t status = check_text(columns[i], err);
        if (status == FTK_OK) status = check_text(values[i].value, err);
        if (status != FTK_OK) return status;
    }
    return sqlite_row_visitor_fn_call(visit, columns, (size_t)count, values, (size_t)count, more, err);
}

/* Runs one statement to its end, or until the visitor stops it or fails. */
static int32_t run(sqlite3_stmt *stmt, const sqlite_row_visitor_fn *visit, uint8_t *more, ftk_error **err) {
    ftk_arena *arena = NULL;
    ftk_str *columns = NULL;
    sqlite_opt_string *values = NULL;
    size_t count = (size_t)sqlite3_column_count(stmt);
    if (visit != NULL && count > 0) {
        arena = ftk_arena_new(NULL);
        if (arena == NULL) return no_memory(err);
        columns = ftk_arena_array(arena, count, sizeof *columns, 8);
        values = ftk_arena_array(arena, count, sizeof *values, 8);
    }
    uint8_t row = 1;
    int32_t status = arena != NULL && (columns == NULL || values == NULL) ? no_memory(err) : FTK_OK;
    while (status == FTK_OK && *more && row) {
        status = step(stmt, &row, err);
        if (status == FTK_OK && row && arena != NULL) status = visit_row(stmt, visit, columns, values, more, err);
    }
    if (arena != NULL) ftk_arena_drop(arena);
    return status;
}

static int32_t database_exec(
    sqlite_database_impl *self, const char *sql, size_t sql_len, const sqlite_row_visitor_fn *visit, uint8_t *out, ftk_error **err
) {
    const char *end = sql_len == 0 ? sql : sql + sql_len;
    uint8_t more = 1;
    while (more && sql != end) {
        sqlite3_stmt *stmt = NULL;
        int32_t status = compile(self->db, &sql, end, &stmt, err);
        if (status == FTK_OK && stmt != NULL) status = run(stmt, visit, &more, err);
        sqlite3_finalize(stmt);
        if (status != FTK_OK) return status;
    }
    *out = more;
    return FTK_OK;
}

static int32_t database_get_last_insert_id(sqlite_database_impl *self, int64_t *out, ftk_error **err) {
    (void)err;
    *out = sqlite3_last_insert_rowid(self->db);
    return FTK_OK;
}

static int32_t database_get_changes(sqlite_database_impl *self, uint64_t *out, ftk_error **err) {
    (void)err;
    *out = (uint64_t)sqlite3_changes64(self->db);
    return FTK_OK;
}

static int32_t database_get_library_version(ftk_buf *out, ftk_error **err) {
    const char *version = sqlite3_libversion();
    return ftk_buf_copy(out, version, strlen(version), 1) == FTK_OK ? FTK_OK : no_memory(err);
}

/* Statements: bind, step, columns. */

static int bind_value(sqlite3_stmt *stmt, int index, const sqlite_value *value) {
    switch (value->tag) {
    case SQLITE_VALUE_INTEGER:
        return sqlite3_bind_int64(stmt, index, value->as.integer);
    case SQLITE_VALUE_REAL:
        return sqlite3_bind_double(stmt, index, value->as.real);
    case SQLITE_VALUE_TEXT:
        return sqlite3_bind_text64(stmt, index, value->as.text.len == 0 ? "" : value->as.text.ptr, value->as.text.len, SQLITE_TRANSIENT, SQLITE_UTF8);
    case SQLITE_VALUE_BLOB:
        if (value->as.blob.len == 0) return sqlite3_bind_zeroblob(stmt, index, 0);
        return sqlite3_bind_blob64(stmt, index, value->as.blob.ptr, value->as.blob.len, SQLITE_TRANSIENT);
    default:
        return sqlite3_bind_null(stmt, index);
    }
}

static int32_t statement_bind(sqlite_statement_impl *self, uint32_t index, const sqlite_value *value, ftk_error **err) {
    if (value->tag > SQLITE_VALUE_BLOB) return ftk_fail(err, FTK_E_UNSUPPORTED, FTK_LITERAL("a kind of value that is newer than this library"));
    if (index == 0 || index > (uint32_t)sqlite3_bind_parameter_count(self->stmt)) return fail_range(index, err);
    sqlite3 *db = sqlite3_db_handle(self->stmt);
    sqlite3_mutex *mutex = lock(db);
    int32_t status = bind_value(self->stmt, (int)index, value) == SQLITE_OK ? FTK_OK : fail(db, err);
    sqlite3_mutex_leave(mutex);
    return status;
}

static int32_t statement_step(sqlite_statement_impl *self, uint8_t *out, ftk_error **err) {
    return step(self->stmt, out, err);
}

static int32_t statement_reset(sqlite_statement_impl *self, ftk_error **err) {
    (void)err;
    /* What it returns is the failure of the last step, which was reported there. */
    (void)sqlite3_reset(self->stmt);
    return FTK_OK;
}

static int32_t statement_get_column_count(sqlite_statement_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = (uint32_t)sqlite3_column_count(self->stmt);
    return FTK_OK;
}

static int32_t statement_column_name(sqlite_statement_impl *self, uint32_t index, ftk_buf *out, ftk_error **err) {
    if (index >= (uint32_t)sqlite3_column_count(self->stmt)) return fail_range(index, err);
    const char *name = sqlite3_column_name(self->stmt, (int)index);
    if (name == NULL) return no_memory(err);
    int32_t status = check_text((ftk_str){name, strlen(name)}, err);
    if (status != FTK_OK) return status;
    return ftk_buf_copy(out, name, strlen(name), 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t read_text(sqlite3_stmt *stmt, int column, ftk_arena *arena, ftk_str *out, ftk_error **err) {
    ftk_str text = text_of(stmt, column);
    int32_t status = check_text(text, err);
    if (status != FTK_OK) return status;
    return ftk_arena_text(arena, text.ptr, text.len, out) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t read_blob(sqlite3_stmt *stmt, int column, ftk_arena *arena, ftk_bytes *out, ftk_error **err) {
    const void *from = sqlite3_column_blob(stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(stmt, column);
    *out = (ftk_bytes){NULL, 0};
    if (len == 0) return FTK_OK;
    uint8_t *to = from == NULL ? NULL : ftk_arena_alloc(arena, len, 1);
    if (to == NULL) return no_memory(err);
    memcpy(to, from, len);
    *out = (ftk_bytes){to, len};
    return FTK_OK;
}

/* The column of the current row, copied into the arena. */
static int32_t read_value(sqlite3_stmt *stmt, int column, ftk_arena *arena, sqlite_value *out, ftk_error **err) {
    memset(out, 0, sizeof *out);
    switch (sqlite3_column_type(stmt, column)) {
    case SQLITE_INTEGER:
        out->tag = SQLITE_VALUE_INTEGER;
        out->as.integer = sqlite3_column_int64(stmt, column);
        return FTK_OK;
    case SQLITE_FLOAT:
        out->tag = SQLITE_VALUE_REAL;
        out->as.real = sqlite3_column_double(stmt, column);
        return FTK_OK;
    case SQLITE_TEXT:
        out->tag = SQLITE_VALUE_TEXT;
        return read_text(stmt, column, arena, &out->as.text, err);
    case SQLITE_BLOB:
        out->tag = SQLITE_VALUE_BLOB;
        return read_blob(stmt, column, arena, &out->as.blob, err);
    default:
        out->tag = SQLITE_VALUE_NULL;
        return FTK_OK;
    }
}

/* `count` columns from `first` on. Reading may overlap on several threads, and SQLite converts texts in place. */
static int32_t read_values(sqlite3_stmt *stmt, uint32_t first, uint32_t count, ftk_arena *arena, const sqlite_value **out, ftk_error **err) {
    sqlite3_mutex *mutex = lock(sqlite3_db_handle(stmt));
    sqlite_value *values = NULL;
    int32_t status = sqlite3_data_count(stmt) > 0 ? FTK_OK : fail_with(SQLITE_MISUSE, "there is no row", err);
    if (status == FTK_OK) values = ftk_arena_array(arena, count, sizeof *values, 8);
    if (status == FTK_OK && values == NULL) status = no_memory(err);
    for (uint32_t i = 0; i < count && status == FTK_OK; i++) status = read_value(stmt, (int)(first + i), arena, &values[i], err);
    sqlite3_mutex_leave(mutex);
    *out = values;
    return status;
}

static int32_t statement_column(sqlite_statement_impl *self, uint32_t index, ftk_arena *arena, const sqlite_value **out, ftk_error **err) {
    if (index >= (uint32_t)sqlite3_column_count(self->stmt)) return fail_range(index, err);
    return read_values(self->stmt, index, 1, arena, out, err);
}

static int32_t statement_row(sqlite_statement_impl *self, ftk_arena *arena, const sqlite_list_value **out, ftk_error **err) {
    sqlite_list_value *list = ftk_arena_alloc(arena, sizeof *list, 8);
    if (list == NULL) return no_memory(err);
    list->len = (size_t)sqlite3_column_count(self->stmt);
    *out = list;
    return read_values(self->stmt, 0, (uint32_t)list->len, arena, &list->ptr, err);
}

static void statement_destroy(sqlite_statement_impl *self) {
    sqlite3_finalize(self->stmt);
    ftk_free(self, sizeof *self);
}

static const sqlite_provider provider = {
    .database_new = database_new,
    .database_prepare = database_prepare,
    .database_exec = database_exec,
    .database_get_last_insert_id = database_get_last_insert_id,
    .database_get_changes = database_get_changes,
    .database_get_library_version = database_get_library_version,
    .database_destroy = database_destroy,
    .statement_bind = statement_bind,
    .statement_step = statement_step,
    .statement_reset = statement_reset,
    .statement_get_column_count = statement_get_column_count,
    .statement_column_name = statement_column_name,
    .statement_column = statement_column,
    .statement_row = statement_row,
    .statement_destroy = statement_destroy,
};

FTK_PROVIDER(sqlite, provider);
