#include <conf_str_load.h>
#include <harness.h>

static void show_all(conf_str_page *page) {
    const char *text = NULL;
    size_t len = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *guard = NULL;
    MUST(conf_str_page_all(page, &text, &len, &guard, &err));
    fputs("page.all() = ", stdout);
    show_text(text, len);
    putchar('\n');
}

static void show_tail(const char *what, conf_str_page *page) {
    const char *text = NULL;
    size_t len = 0;
    uint8_t has = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *guard = NULL;
    MUST(conf_str_page_tail(page, &has, &text, &len, &guard, &err));
    printf("%stail() = ", what);
    if (has) show_text(text, len);
    else fputs("none", stdout);
    putchar('\n');
}

CONSUMER(str) {
    MUST(conf_str_load(library, &err));
    uint32_t count = 0;
    MUST(conf_str_count_e(TEXT("neverée"), &count, &err));
    printf("count_e(\"neverée\") = %" PRIu32 "\n", count);
    const char *word = NULL;
    size_t len = 0;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *guard = NULL;
    MUST(conf_str_first_word(TEXT("hello world"), &word, &len, &guard, &err));
    fputs("first_word(\"hello world\") = ", stdout);
    show_text(word, len);
    const ftk_str texts[] = {FTK_LITERAL("a"), FTK_LITERAL("b")};
    ftk_buf joined = {0};
    MUST(conf_str_join(texts, 2, &joined, &err));
    fputs("\njoin([\"a\", \"b\"]) = ", stdout);
    show_buf(&joined);
    putchar('\n');
    FTK_SCOPED(conf_str_page_dispose) conf_str_page *page = NULL;
    FTK_SCOPED(conf_str_page_dispose) conf_str_page *plain = NULL;
    MUST(conf_str_page_new(TEXT("key:value"), &page, &err));
    MUST(conf_str_page_new(TEXT("plain"), &plain, &err));
    show_all(page);
    show_tail("page.", page);
    MUST(conf_str_page_append(page, TEXT("!"), &err));
    puts("append = ok");
    show_all(page);
    show_tail("page without colon: ", plain);
}
