#include <conf_method_load.h>
#include <harness.h>

static void show_put(conf_method_dict *dict, const char *key, int64_t value) {
    uint8_t has = 0;
    int64_t before = 0;
    MUST(conf_method_dict_put(dict, TEXT(key), value, &has, &before, &err));
    printf("put(\"%s\", %" PRId64 ") = ", key, value);
    if (has) printf("%" PRId64 "\n", before);
    else puts("none");
}

static void show_get(conf_method_dict *dict, const char *key) {
    FTK_SCOPED(ftk_error_dispose) ftk_error *err = NULL;
    int32_t status;
    int64_t value = 0;
    TRY(status, conf_method_dict_get(dict, TEXT(key), &value, &err));
    printf("get(\"%s\") = ", key);
    if (status == FTK_OK) {
        printf("%" PRId64 "\n", value);
        return;
    }
    show_error(status, err);
    const conf_method_key_error_missing *missing = conf_method_key_error_missing_payload(err);
    fputs(" key=", stdout);
    if (missing != NULL) show_str(missing->key);
    putchar('\n');
}

static void show_entries(conf_method_dict *dict) {
    const conf_method_rows_entry *entries = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_method_dict_entries(dict, &entries, &owner, &err));
    fputs("entries() = ", stdout);
    SHOW_LIST(entries->len, {
        const conf_method_entry *entry = FTK_ROW(conf_method_entry, *entries, i);
        printf("%.*s %" PRId64, (int)entry->key.len, entry->key.ptr, entry->value);
    });
    putchar('\n');
}

static void show_merge(conf_method_dict *dict) {
    FTK_SCOPED(conf_method_dict_dispose) conf_method_dict *other = NULL;
    uint8_t has = 0;
    int64_t before = 0;
    uint32_t length = 0;
    MUST(conf_method_dict_new(&other, &err));
    MUST(conf_method_dict_put(other, TEXT("c"), 9, &has, &before, &err));
    MUST(conf_method_dict_put(other, TEXT("a"), 5, &has, &before, &err));
    MUST(conf_method_dict_merge(dict, other, &length, &err));
    printf("merge(other with c 9, a 5) = %" PRIu32 "\n", length);
}

CONSUMER(method) {
    MUST(conf_method_load(library, &err));
    FTK_SCOPED(conf_method_dict_dispose) conf_method_dict *dict = NULL;
    uint32_t length = 0;
    MUST(conf_method_dict_new(&dict, &err));
    show_put(dict, "a", 1);
    show_put(dict, "a", 2);
    show_put(dict, "b", -3);
    show_get(dict, "a");
    show_get(dict, "zz");
    MUST(conf_method_dict_length(dict, &length, &err));
    printf("length() = %" PRIu32 "\n", length);
    show_entries(dict);
    show_merge(dict);
    show_entries(dict);
    MUST(conf_method_dict_clear(dict, &err));
    MUST(conf_method_dict_length(dict, &length, &err));
    printf("clear(); length() = %" PRIu32 "\n", length);
}
