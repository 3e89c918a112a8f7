#include <conf_alias_load.h>
#include <harness.h>

static void show_first(const char *what, const ftk_str *names, size_t len) {
    uint8_t has = 0;
    ftk_buf first = {0};
    MUST(conf_alias_first(names, len, &has, &first, &err));
    printf("first([%s]) = ", what);
    if (has) show_buf(&first);
    else fputs("none", stdout);
    putchar('\n');
}

CONSUMER(alias) {
    MUST(conf_alias_load(library, &err));
    const conf_alias_range span = {3, 10};
    uint32_t length = 0;
    MUST(conf_alias_length(&span, &length, &err));
    printf("length(3..10) = %" PRIu32 "\n", length);
    const ftk_str names[] = {FTK_LITERAL("a"), FTK_LITERAL("b"), FTK_LITERAL("c")};
    ftk_buf joined = {0};
    MUST(conf_alias_join(names, 3, &joined, &err));
    fputs("join([\"a\", \"b\", \"c\"]) = ", stdout);
    show_buf(&joined);
    putchar('\n');
    const ftk_str two[] = {FTK_LITERAL("x"), FTK_LITERAL("y")};
    show_first("\"x\", \"y\"", two, 2);
    show_first("", NULL, 0);
}
