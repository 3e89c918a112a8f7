#include <conf_record_growth_load.h>
#include <harness.h>

static conf_record_growth_settings new_settings(const char *name, uint32_t level) {
    conf_record_growth_settings settings = CONF_RECORD_GROWTH_SETTINGS_INIT;
    settings.name = STR(name);
    settings.level = level;
    return settings;
}

static int32_t show_show(const char *what, const conf_record_growth_settings *settings) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    ftk_buf text = {0};
    TRY(status, conf_record_growth_show(settings, &text, &err));
    printf("show(%s) = ", what);
    if (status == FTK_OK) show_buf(&text);
    else show_error(status, err);
    putchar('\n');
    return status;
}

/* Level, and from 1.1 on the color. */
static void show_level(const conf_record_growth_settings *settings) {
    printf("%" PRIu32, settings->level);
#ifndef CONF_OLD
    putchar(' ');
    show_str(conf_record_growth_settings_get_color(settings));
#endif
}

static void show_make(void) {
    const conf_record_growth_settings *made = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_record_growth_make(&made, &owner, &err));
    fputs("make() = ", stdout);
    show_str(made->name);
    putchar(' ');
    show_level(made);
#ifndef CONF_OLD
    conf_record_growth_opt_u32 limit = conf_record_growth_settings_get_limit(made);
    if (limit.has) printf(" %" PRIu32, limit.value);
    else fputs(" none", stdout);
#endif
    putchar('\n');
}

static void show_show_all(void) {
    const conf_record_growth_settings all[] = {new_settings("x", 1), new_settings("y", 1)};
    const conf_record_growth_list_string *texts = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_record_growth_show_all(all, 2, sizeof all[0], &texts, &owner, &err));
    fputs("show_all = ", stdout);
    for (size_t i = 0; i < texts->len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_str(texts->ptr[i]);
    }
    putchar('\n');
}

static void show_make_all(void) {
    const conf_record_growth_rows_settings *rows = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_record_growth_make_all(&rows, &owner, &err));
    fputs("make_all() = ", stdout);
    for (size_t i = 0; i < rows->len; i++) {
        if (i > 0) fputs(", ", stdout);
        show_level(FTK_ROW(conf_record_growth_settings, *rows, i));
    }
    putchar('\n');
}

CONSUMER(record_growth) {
    MUST(conf_record_growth_load(library, &err));
    conf_record_growth_settings settings = new_settings("a", 2);
    (void)show_show("\"a\" 2", &settings);
#ifndef CONF_OLD
    conf_record_growth_settings hinted = settings;
    hinted.hint = (conf_record_growth_opt_string){.has = 1, .value = FTK_LITERAL("h")};
    settings = hinted;
    settings.color = FTK_LITERAL("blue");
    settings.limit = (conf_record_growth_opt_u32){.has = 1, .value = 3};
    int32_t status = show_show("\"a\" 2 \"blue\" 3 \"h\"", &settings);
    /* An old provider does not know colors; hints it may ignore. */
    if (status == FTK_E_UNAVAILABLE) (void)show_show("\"a\" 2 hint \"h\"", &hinted);
#endif
    show_make();
    show_show_all();
    show_make_all();
}
