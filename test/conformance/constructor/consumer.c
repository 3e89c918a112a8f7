#include <conf_constructor_load.h>
#include <harness.h>

/* Prints what the store says of itself, and releases it. */
static void show_store(const char *what, conf_constructor_store *store) {
    ftk_buf text = {0};
    MUST(conf_constructor_store_describe(store, &text, &err));
    printf("%s.describe() = ", what);
    show_buf(&text);
    putchar('\n');
    conf_constructor_store_dispose(&store);
}

static void show_refused(void) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    conf_constructor_store *store = NULL;
    TRY(status, conf_constructor_store_named(NULL, 0, &store, &err));
    fputs("named(\"\") = ", stdout);
    show_error(status, err);
    const conf_constructor_open_error_bad_name *payload = conf_constructor_open_error_bad_name_payload(err);
    fputs(" name=", stdout);
    if (payload != NULL) show_str(payload->name);
    putchar('\n');
}

static void show_closed(void) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    FTK_SCOPED(conf_constructor_store_dispose) conf_constructor_store *store = NULL;
    MUST(conf_constructor_store_new(&store, &err));
    MUST(conf_constructor_store_close(store, &err));
    int32_t status;
    ftk_buf text = {0};
    TRY(status, conf_constructor_store_describe(store, &text, &err));
    fputs("closed store: describe() = ", stdout);
    show_error(status, err);
    putchar('\n');
}

CONSUMER(constructor) {
    MUST(conf_constructor_load(library, &err));
    conf_constructor_store *store = NULL;
    MUST(conf_constructor_store_new(&store, &err));
    show_store("new()", store);
    MUST(conf_constructor_store_named(TEXT("a"), &store, &err));
    show_store("named(\"a\")", store);
    show_refused();
    conf_constructor_options options = CONF_CONSTRUCTOR_OPTIONS_INIT;
    MUST(conf_constructor_store_with_options(&options, &store, &err));
    show_store("with_options(defaults)", store);
    options.size_ = 5;
    options.label = FTK_LITERAL("five");
    MUST(conf_constructor_store_with_options(&options, &store, &err));
    show_store("with_options(5, \"five\")", store);
    show_closed();
}
