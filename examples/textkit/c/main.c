/* The quickstart in C: `quickstart_c PROVIDER` prints the transcript of forty cases. */
#include "textkit_load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The two arguments of a text, from a literal or a C string. */
#define TEXT(text) (text), strlen(text)

/* Begins a numbered line. */
static void begin(const char *what) {
    static int number = 0;
    printf("%02d %s: ", ++number, what);
}

/* Text in quotes, on one line. */
static void show_text(ftk_str text) {
    putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') fputs("\\n", stdout);
        else putchar(text.ptr[i]);
    }
    putchar('"');
}

static void show_texts(textkit_list_string texts) {
    putchar('[');
    for (size_t i = 0; i < texts.len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_text(texts.ptr[i]);
    }
    putchar(']');
}

/* An owned text, which is released. */
static void show_owned(ftk_buf *text) {
    show_text((ftk_str){text->ptr, text->len});
    ftk_buf_release(text);
}

static void show_match(const textkit_match *match) {
    printf("%" PRIu64 "..%" PRIu64 " [", match->start, match->end);
    for (size_t i = 0; i < match->groups.len; i++) {
        const textkit_opt_string *group = &match->groups.ptr[i];
        if (i > 0) fputs(", ", stdout);
        if (group->has) show_text(group->value);
        else fputs("none", stdout);
    }
    putchar(']');
}

/* The fields of a declared error. */
static void show_payload(const ftk_error *err) {
    const textkit_text_error_csv *csv = textkit_text_error_csv_payload(err);
    const textkit_text_error_version *version = textkit_text_error_version_payload(err);
    const textkit_text_error_encoding *encoding = textkit_text_error_encoding_payload(err);
    if (csv != NULL) {
        printf(" line=%" PRIu64 " reason=", csv->line);
        show_text(csv->reason);
    }
    if (version != NULL) {
        fputs(" text=", stdout);
        show_text(version->text);
        fputs(" reason=", stdout);
        show_text(version->reason);
    }
    if (encoding != NULL) printf(" offset=%" PRIu64, encoding->offset);
}

/* True for success. A failure is shown, and its error released. */
static int succeeded(int32_t status, ftk_error **err) {
    if (status == FTK_OK) return 1;
    int32_t code = FTK_CODE_OF_STATUS(status);
    if (code > 0) {
        printf("error %" PRId32 " ", code);
        show_text(ftk_error_message(*err));
        show_payload(*err);
    } else {
        printf("status %" PRId32, status);
    }
    ftk_error_dispose(err);
    return 0;
}

/* Compiles a pattern; NULL, with the failure shown, when it is none. */
static textkit_regex *compile(const char *pattern) {
    ftk_error *err = NULL;
    textkit_regex *regex = NULL;
    return succeeded(textkit_regex_new(TEXT(pattern), &regex, &err), &err) ? regex : NULL;
}

static void show_is_match(textkit_regex *regex, const char *text) {
    ftk_error *err = NULL;
    uint8_t yes = 0;
    if (succeeded(textkit_regex_is_match(regex, TEXT(text), &yes, &err), &err)) fputs(yes ? "true" : "false", stdout);
}

static void matches(const char *what, const char *pattern, const char *text) {
    begin(what);
    FTK_SCOPED(textkit_regex_dispose) textkit_regex *regex = compile(pattern);
    if (regex != NULL) show_is_match(regex, text);
    putchar('\n');
}

static void find(const char *what, const char *pattern, const char *text) {
    begin(what);
    ftk_error *err = NULL;
    FTK_SCOPED(textkit_regex_dispose) textkit_regex *regex = compile(pattern);
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    const textkit_match *match = NULL;
    if (regex != NULL && succeeded(textkit_regex_find(regex, TEXT(text), &match, &owner, &err), &err)) {
        if (match != NULL) show_match(match);
        else fputs("none", stdout);
    }
    putchar('\n');
}

static void find_all(const char *what, const char *pattern, const char *text) {
    begin(what);
    ftk_error *err = NULL;
    FTK_SCOPED(textkit_regex_dispose) textkit_regex *regex = compile(pattern);
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    const textkit_rows_match *all = NULL;
    if (regex != NULL && succeeded(textkit_regex_find_all(regex, TEXT(text), &all, &owner, &err), &err)) {
        putchar('[');
        for (size_t i = 0; i < all->len; i++) {
            if (i > 0) fputs(", ", stdout);
            show_match(FTK_ROW(textkit_match, *all, i));
        }
        putchar(']');
    }
    putchar('\n');
}

static void replace(const char *what, const char *pattern, const char *text, const char *by) {
    begin(what);
    ftk_error *err = NULL;
    FTK_SCOPED(textkit_regex_dispose) textkit_regex *regex = compile(pattern);
    ftk_buf replaced = {0};
    if (regex != NULL && succeeded(textkit_regex_replace_all(regex, TEXT(text), TEXT(by), &replaced, &err), &err)) show_owned(&replaced);
    putchar('\n');
}

static void show_pattern(const char *what, textkit_regex *regex) {
    begin(what);
    ftk_error *err = NULL;
    ftk_buf pattern = {0};
    uint32_t groups = 0;
    if (succeeded(textkit_regex_get_pattern(regex, &pattern, &err), &err)) show_owned(&pattern);
    if (succeeded(textkit_regex_get_group_count(regex, &groups, &err), &err)) printf(" %" PRIu32, groups);
    putchar('\n');
}

static void regex_cases(void) {
    matches("matches", "wor", "hello world");
    matches("matches without case", "(?i)ÉCOLE", "une école");
    find("first date", "(\\d{4})-(\\d\\d)-(\\d\\d)", "due 2024-05-17, paid 2024-06-01");
    find("nothing found", "x+", "abc");
    find("empty match", "x*", "abc");
    find("group that took no part", "(a)|(b)", "b");
    find("offsets are bytes", "ö", "schön");
    find("beyond the first plane", "🦀(.)", "ab🦀é");
    find_all("all words", "\\w+", "to be, or");
    find_all("empty matches between", "a*", "baac");
    find_all("keys and values", "(\\w+)=(\\w*)", "a=1;b=;c=ü");
    replace("replace", "\\d", "a1b22", "#");
    replace("swap groups", "(\\w+) (\\w+)", "hello world", "$2 $1");
    replace("named group", "(?P<first>\\w+) \\w+", "hello world", "${first}!");
    replace("dollar sign", "€", "5 €", "$$");
    FTK_SCOPED(textkit_regex_dispose) textkit_regex *nested = compile("(a)(b(c))");
    show_pattern("pattern and groups", nested);
    matches("open group", "(a", "");
    matches("look-ahead", "(?=a)", "");
    matches("too large", "(a{1000}){1000}", "");
    begin("invalid UTF-8 as str");
    show_is_match(nested, "ab\xff");
    putchar('\n');
    (void)textkit_regex_close(nested, NULL);
    begin("closed");
    show_is_match(nested, "abc");
    putchar('\n');
}

static void csv(const char *what, const char *data, uint32_t separator) {
    begin(what);
    ftk_error *err = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    const textkit_table *table = NULL;
    if (succeeded(textkit_parse_csv((const uint8_t *)data, strlen(data), separator, &table, &owner, &err), &err)) {
        show_texts(table->header);
        for (size_t i = 0; i < table->rows.len; i++) {
            const textkit_row *row = FTK_ROW(textkit_row, table->rows, i);
            printf(" %" PRIu64 ": ", row->line);
            show_texts(row->cells);
        }
    }
    putchar('\n');
}

static void csv_cases(void) {
    csv("table", "name,age\nann,7\nbob,8\n", ',');
    csv("semicolons", "a;b\n1,5;2\n", ';');
    csv("quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", ',');
    csv("line end in quotes", "a,b\n\"1\n2\",3\n4,5\n", ',');
    csv("Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n", ',');
    csv("not ASCII", "größe,名\nä,日本\n", ',');
    csv("row too short", "a,b\n1,2\n3\n", ',');
    csv("row too long, after a line end in quotes", "a,b\n\"1\n2\",3\n4,5,6\n", ',');
    csv("no header", "", ',');
    csv("invalid UTF-8 as bytes", "a,b\n1,\xff\n", ',');
    csv("separator that is not ASCII", "a,b\n", 0x2192);
}

static void compare(const char *what, const char *left, const char *right) {
    static const char *const names[] = {"less", "equal", "greater"};
    begin(what);
    ftk_error *err = NULL;
    textkit_ordering order = TEXTKIT_ORDERING_EQUAL;
    if (succeeded(textkit_compare_versions(TEXT(left), TEXT(right), &order, &err), &err)) fputs(names[order + 1], stdout);
    putchar('\n');
}

static void satisfies(const char *what, const char *version, const char *requirement) {
    begin(what);
    ftk_error *err = NULL;
    uint8_t yes = 0;
    if (succeeded(textkit_satisfies(TEXT(version), TEXT(requirement), &yes, &err), &err)) fputs(yes ? "true" : "false", stdout);
    putchar('\n');
}

static void sort(const char *what, const ftk_str *versions, size_t len) {
    begin(what);
    ftk_error *err = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    const textkit_list_string *sorted = NULL;
    if (succeeded(textkit_sort_versions(versions, len, &sorted, &owner, &err), &err)) show_texts(*sorted);
    putchar('\n');
}

static void version_cases(void) {
    const ftk_str good[] = {FTK_LITERAL("1.10.0"), FTK_LITERAL("1.9.0"), FTK_LITERAL("1.9.0-beta.2"), FTK_LITERAL("1.9.0-beta.10")};
    const ftk_str bad[] = {FTK_LITERAL("1.0.0"), FTK_LITERAL("one")};
    compare("less", "1.2.3", "1.10.0");
    compare("release after candidate", "1.0.0", "1.0.0-rc.1");
    compare("build does not count", "1.0.0+a", "1.0.0+b");
    compare("not a version", "1.2", "1.2.0");
    satisfies("satisfies", "1.9.4", ">=1.2, <2");
    satisfies("does not satisfy", "2.0.0", "^1.2");
    sort("sorted", good, 4);
    sort("not sorted", bad, 2);
}

int main(int argc, char **argv) {
    ftk_error *err = NULL;
    if (argc != 2 || textkit_load(argv[1], &err) != FTK_OK) {
        fprintf(stderr, "usage: quickstart_c PROVIDER %s\n", err == NULL ? "" : ftk_error_message(err).ptr);
        ftk_error_dispose(&err);
        return EXIT_FAILURE;
    }
    regex_cases();
    csv_cases();
    version_cases();
    return EXIT_SUCCESS;
}
