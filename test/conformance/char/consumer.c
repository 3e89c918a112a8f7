#include <conf_char_load.h>
#include <harness.h>

static void show_next(const char *what, uint32_t value) {
    uint32_t next = 0;
    MUST(conf_char_next(value, &next, &err));
    printf("next(%s) = ", what);
    show_char(next);
    putchar('\n');
}

static void show_first(const char *text) {
    uint8_t has = 0;
    uint32_t first = 0;
    MUST(conf_char_first(TEXT(text), &has, &first, &err));
    printf("first(\"%s\") = ", text);
    if (has) show_char(first);
    else fputs("none", stdout);
    putchar('\n');
}

CONSUMER(char) {
    MUST(conf_char_load(library, &err));
    show_next("'a'", 'a');
    show_next("U+D7FF", 0xd7ff);
    show_next("U+1F600", 0x1f600);
    FTK_SCOPED(ftk_buf_release) ftk_buf parts = {0};
    MUST(conf_char_split(TEXT("aü😀"), &parts, &err));
    fputs("split(\"aü😀\") =", stdout);
    for (size_t i = 0; i < parts.len; i++) {
        putchar(' ');
        show_char(((const uint32_t *)parts.ptr)[i]);
    }
    const uint32_t chars[] = {'H', 'i', 0x1f600};
    ftk_buf joined = {0};
    MUST(conf_char_join(chars, 3, &joined, &err));
    fputs("\njoin(U+0048 U+0069 U+1F600) = ", stdout);
    show_buf(&joined);
    putchar('\n');
    show_first("été");
    show_first("");
}
