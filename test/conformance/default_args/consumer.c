#include <conf_default_args_load.h>
#include <harness.h>

static void show_call(const char *what, ftk_buf *text) {
    printf("%s = ", what);
    show_buf(text);
    putchar('\n');
}

CONSUMER(default_args) {
    MUST(conf_default_args_load(library, &err));
    const conf_default_args_access all = CONF_DEFAULT_ARGS_ACCESS_READ | CONF_DEFAULT_ARGS_ACCESS_WRITE;
    ftk_buf text = {0};
    MUST(conf_default_args_show(TEXT("x"), 2, 0.5, 1, CONF_DEFAULT_ARGS_MODE_FAST, all, CONF_DEFAULT_ARGS_LIMIT, &text, &err));
    show_call("show()", &text);
    MUST(conf_default_args_show(TEXT("y"), 5, 0.5, 1, CONF_DEFAULT_ARGS_MODE_FAST, all, CONF_DEFAULT_ARGS_LIMIT, &text, &err));
    show_call("show(\"y\", 5)", &text);
    MUST(conf_default_args_show(TEXT("y"), 5, 1.5, 0, CONF_DEFAULT_ARGS_MODE_SLOW, CONF_DEFAULT_ARGS_ACCESS_READ, 1, &text, &err));
    show_call("show(\"y\", 5, 1.5, false, slow, read, 1)", &text);
    MUST(conf_default_args_open(TEXT("k"), NULL, NULL, 0, NULL, &text, &err));
    show_call("open(\"k\")", &text);
    conf_default_args_options options = CONF_DEFAULT_ARGS_OPTIONS_INIT;
    options.depth = 9;
    const ftk_str tags[] = {FTK_LITERAL("a"), FTK_LITERAL("b")};
    MUST(conf_default_args_open(TEXT("k"), &options, tags, 2, &(const uint32_t){4}, &text, &err));
    show_call("open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", &text);
}
