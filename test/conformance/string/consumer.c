#include <conf_string_load.h>
#include <dlfcn.h>
#include <harness.h>

static void show_twice(const char *text) {
    ftk_buf twice = {0};
    MUST(conf_string_twice(TEXT(text), &twice, &err));
    printf("twice(\"%s\") = ", text);
    show_buf(&twice);
    putchar('\n');
}

static void show_length(const char *what, const char *text, size_t len) {
    uint64_t length = 0;
    MUST(conf_string_byte_length(text, len, &length, &err));
    printf("byte_length(%s) = %" PRIu64 "\n", what, length);
}

static void show_fill(void) {
    FTK_SCOPED(ftk_buf_release) ftk_buf text = {0};
    MUST(conf_string_fill(100000, &text, &err));
    size_t same = 0;
    while (same < text.len && ((const char *)text.ptr)[same] == 'x') same++;
    printf("fill(100000) = %zu bytes, %s\n", text.len, same == text.len ? "all x" : "not all x");
}

static void show_split(void) {
    const conf_string_list_string *parts = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_string_split(TEXT("a/b//c"), &parts, &owner, &err));
    fputs("split(\"a/b//c\") = ", stdout);
    show_strs(parts->ptr, parts->len);
    putchar('\n');
}

static void show_turn(void) {
    const ftk_str lines[] = {FTK_LITERAL("1"), FTK_LITERAL("2")};
    conf_string_card card = CONF_STRING_CARD_INIT;
    card.title = FTK_LITERAL("T");
    card.lines = (conf_string_list_string){lines, 2};
    const conf_string_card *turned = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_string_turn(&card, &turned, &owner, &err));
    fputs("turn(\"T\", [\"1\", \"2\"]) = ", stdout);
    show_str(turned->title);
    putchar(' ');
    show_strs(turned->lines.ptr, turned->lines.len);
    putchar('\n');
}

static void show_invalid(void) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    ftk_buf text = {0};
    TRY(status, conf_string_twice("a\xff", 2, &text, &err));
    fputs("invalid UTF-8 in = ", stdout);
    show_error(status, err);
    putchar('\n');
}

/* A program that links the library calls its symbol: there is a NUL behind the text as well. */
static int32_t twice_by_symbol(const char *library, const char *text, ftk_buf *out, ftk_error **err) {
    int32_t (*twice)(const char *, size_t, ftk_buf *, ftk_error **) = NULL;
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (module != NULL) *(void **)&twice = dlsym(module, "conf_string_twice");
    return twice != NULL ? twice(TEXT(text), out, err) : ftk_fail(err, FTK_E_LOAD, FTK_LITERAL("no symbol"));
}

static void check_symbol(const char *library, const char *text) {
    ftk_buf twice = {0};
    MUST(twice_by_symbol(library, text, &twice, &err));
    if (strlen(twice.ptr) != 2 * strlen(text)) puts("the symbol's text has no NUL");
    ftk_buf_release(&twice);
}

CONSUMER(string) {
    MUST(conf_string_load(library, &err));
    check_symbol(library, "ab");
    check_symbol(library, "");
    show_twice("ab");
    show_twice("");
    show_twice("зд😀");
    show_length("\"aü😀\"", TEXT("aü😀"));
    show_length("\"with U+0000 inside\"", "a\0b", 3);
    show_fill();
    const ftk_str texts[] = {FTK_LITERAL("a"), FTK_LITERAL(""), FTK_LITERAL("ü")};
    ftk_buf joined = {0};
    MUST(conf_string_join(texts, 3, &joined, &err));
    fputs("join([\"a\", \"\", \"ü\"]) = ", stdout);
    show_buf(&joined);
    putchar('\n');
    show_split();
    show_turn();
    show_invalid();
}
