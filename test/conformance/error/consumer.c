#include <conf_error_load.h>
#include <harness.h>

/* The error with its payload, and the end of the line. */
static void show_parse_error(int32_t status, const ftk_error *error) {
    show_error(status, error);
    const conf_error_parse_error_syntax *syntax = conf_error_parse_error_syntax_payload(error);
    const conf_error_parse_error_limit *limit = conf_error_parse_error_limit_payload(error);
    if (syntax != NULL) {
        printf(" line=%" PRIu32 " text=", syntax->line);
        show_str(syntax->text);
        printf(" at=%" PRIu32 ":%" PRIu32 " hints=", syntax->at.line, syntax->at.column);
        show_strs(syntax->hints.ptr, syntax->hints.len);
    }
    if (limit != NULL && limit->max_.has) printf(" max=%" PRIu64, limit->max_.value);
    if (limit != NULL && !limit->max_.has) fputs(" max=none", stdout);
    putchar('\n');
}

static void show_parse(const char *text) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    int64_t value = 0;
    TRY(status, conf_error_parse(TEXT(text), &value, &err));
    printf("parse(\"%s\") = ", text);
    if (status == FTK_OK) printf("%" PRId64 "\n", value);
    else show_parse_error(status, err);
}

static void show_check(const char *text) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_error_check(TEXT(text), &err));
    printf("check(\"%s\") = ", text);
    if (status == FTK_OK) puts("ok");
    else show_parse_error(status, err);
}

static void show_parse_all(const char *a, const char *b) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    FTK_SCOPED(ftk_buf_release) ftk_buf values = {0};
    const ftk_str texts[] = {STR(a), STR(b)};
    int32_t status;
    TRY(status, conf_error_parse_all(texts, 2, &values, &err));
    fputs("parse_all(", stdout);
    show_strs(texts, 2);
    fputs(") = ", stdout);
    if (status != FTK_OK) {
        show_parse_error(status, err);
        return;
    }
    SHOW_LIST(values.len, printf("%" PRId64, ((const int64_t *)values.ptr)[i]));
    putchar('\n');
}

CONSUMER(error) {
    MUST(conf_error_load(library, &err));
    show_parse("42");
    show_parse("");
    show_parse("busy");
    show_parse("x1");
    show_parse("limit");
    show_parse("nolimit");
    show_check("1");
    show_check("");
    show_parse_all("1", "2");
    show_parse_all("1", "zz");
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_error_explode(&err));
    fputs("explode() = ", stdout);
    show_error(status, err);
    putchar('\n');
}
