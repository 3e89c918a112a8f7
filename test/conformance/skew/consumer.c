#include <conf_skew_load.h>
#include <harness.h>

static void show_item(const char *text) {
    const conf_skew_item *item = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_skew_make_item(TEXT(text), &item, &owner, &err));
    printf("make_item(\"%s\") = ", text);
    show_str(item->name);
    printf(" %u", (unsigned)item->kind);
#ifndef CONF_OLD
    printf(" %.3f", conf_skew_item_get_price(item));
#endif
    putchar('\n');
}

static void show_box(void) {
    FTK_SCOPED(conf_skew_box_dispose) conf_skew_box *box = NULL;
    conf_skew_item item = CONF_SKEW_ITEM_INIT;
    item.name = FTK_LITERAL("a");
    uint32_t count = 0;
    MUST(conf_skew_box_new(&box, &err));
    MUST(conf_skew_box_put(box, &item, &count, &err));
    printf("put = %" PRIu32 "\n", count);
#ifndef CONF_OLD
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    double total = 0;
    TRY(status, conf_skew_box_total(box, &total, &err));
    fputs("total = ", stdout);
    if (status == FTK_OK) show_float(total);
    else show_error(status, err);
    putchar('\n');
#endif
}

static void show_fail(uint32_t n) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_skew_fail(n, &err));
    printf("fail(%" PRIu32 ") = ", n);
    int32_t code = conf_skew_skew_error_code(err);
#ifdef CONF_OLD
    int known = code == CONF_SKEW_SKEW_ERROR_OLD;
#else
    int known = code == CONF_SKEW_SKEW_ERROR_OLD || code == CONF_SKEW_SKEW_ERROR_NEW;
#endif
    if (known || code == 0) show_error(status, err);
    else printf("unknown error %" PRId32, code);
#ifndef CONF_OLD
    const conf_skew_skew_error_new_ *payload = conf_skew_skew_error_new__payload(err);
    if (payload != NULL) {
        fputs(" why=", stdout);
        show_str(payload->why);
    }
#endif
    putchar('\n');
}

#ifndef CONF_OLD
static void show_newer(void) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    ftk_buf text = {0};
    TRY(status, conf_skew_newer(TEXT("x"), &text, &err));
    fputs("newer(\"x\") = ", stdout);
    if (status == FTK_OK) show_buf(&text);
    else show_error(status, err);
    putchar('\n');
}
#endif

CONSUMER(skew) {
    MUST(conf_skew_load(library, &err));
    conf_skew_kind kind = 0;
    MUST(conf_skew_kind_of(2, &kind, &err));
    printf("kind_of(2) = %u\n", (unsigned)kind);
    show_item("a");
    show_box();
    show_fail(1);
    show_fail(2);
#ifndef CONF_OLD
    show_newer();
#endif
}
