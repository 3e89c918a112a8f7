#include <conf_property_load.h>
#include <harness.h>

static void show_changes(conf_property_dial *dial) {
    uint32_t changes = 0;
    MUST(conf_property_dial_get_changes(dial, &changes, &err));
    printf("changes = %" PRIu32 "\n", changes);
}

static void show_label(conf_property_dial *dial) {
    ftk_buf label = {0};
    MUST(conf_property_dial_get_label(dial, &label, &err));
    fputs("label = ", stdout);
    show_buf(&label);
    putchar('\n');
}

static void show_tags(conf_property_dial *dial) {
    const ftk_str set[] = {FTK_LITERAL("a"), FTK_LITERAL("b")};
    const conf_property_list_string *tags = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_property_dial_set_tags(dial, set, 2, &err));
    MUST(conf_property_dial_get_tags(dial, &tags, &owner, &err));
    fputs("tags = ", stdout);
    show_strs(tags->ptr, tags->len);
    putchar('\n');
}

static void show_level(conf_property_dial *dial) {
    int32_t level = 0;
    MUST(conf_property_dial_get_level(dial, &level, &err));
    printf("level = %" PRId32 "\n", level);
}

static void show_refused(conf_property_dial *dial) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    TRY(status, conf_property_dial_set_level(dial, 11, &err));
    fputs("set level 11 = ", stdout);
    show_error(status, err);
    const conf_property_range_error_out_of_range *payload = conf_property_range_error_out_of_range_payload(err);
    if (payload != NULL) printf(" value=%" PRId32, payload->value);
    putchar('\n');
}

static void show_limit(conf_property_dial *dial) {
    uint8_t has = 0;
    uint64_t limit = 0;
    MUST(conf_property_dial_get_limit(dial, &has, &limit, &err));
    if (has) printf("limit = %" PRIu64 "\n", limit);
    else puts("limit = none");
}

CONSUMER(property) {
    MUST(conf_property_load(library, &err));
    FTK_SCOPED(conf_property_dial_dispose) conf_property_dial *dial = NULL;
    MUST(conf_property_dial_new(&dial, &err));
    show_changes(dial);
    show_label(dial);
    MUST(conf_property_dial_set_label(dial, TEXT("volume"), &err));
    show_label(dial);
    show_tags(dial);
    MUST(conf_property_dial_set_level(dial, 7, &err));
    show_level(dial);
    show_refused(dial);
    show_level(dial);
    show_limit(dial);
    MUST(conf_property_dial_set_limit(dial, &(uint64_t){UINT64_MAX}, &err));
    show_limit(dial);
    show_changes(dial);
}
