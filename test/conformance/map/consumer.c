#include <conf_map_load.h>
#include <harness.h>

/* Prints {a: 1, b: 2} in the order of keys: `show` prints entry `i`, `less` compares the entries `i` and `k`. */
#define SHOW_MAP(map, less, show) \
    do { \
        size_t order[16]; \
        for (size_t at = 0; at < (map)->len && at < 16; at++) { \
            size_t rank = at; \
            for (; rank > 0; rank--) { \
                size_t i = at; \
                size_t k = order[rank - 1]; \
                if (!(less)) break; \
                order[rank] = order[rank - 1]; \
            } \
            order[rank] = at; \
        } \
        putchar('{'); \
        for (size_t at = 0; at < (map)->len && at < 16; at++) { \
            size_t i = order[at]; \
            if (at > 0) fputs(", ", stdout); \
            show; \
        } \
        putchar('}'); \
    } while (0)

static int before(ftk_str a, ftk_str b) {
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order < 0 || (order == 0 && a.len < b.len);
}

static void show_entry(ftk_str key, uint32_t value) {
    show_str(key);
    printf(": %" PRIu32, value);
}

static void show_counts(const conf_map_map_string_u32 *map) {
    SHOW_MAP(map, before(map->ptr[i].key, map->ptr[k].key), show_entry(map->ptr[i].key, map->ptr[i].value));
}

static void show_words(const char *text) {
    const conf_map_map_string_u32 *words = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_map_words(TEXT(text), &words, &owner, &err));
    printf("words(\"%s\") = ", text);
    show_counts(words);
    putchar('\n');
}

static void show_swap(void) {
    const conf_map_entry_u32_string entries[] = {{.key = 1, .value = {"x", 1}}, {.key = 2, .value = {"y", 1}}};
    const conf_map_map_string_u32 *swapped = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_map_swap(entries, 2, &swapped, &owner, &err));
    fputs("swap({1: \"x\", 2: \"y\"}) = ", stdout);
    show_counts(swapped);
    putchar('\n');
}

static void show_sum(void) {
    const conf_map_entry_string_f64 entries[] = {{{"a", 1}, 0.5}, {{"b", 1}, 1.5}};
    double sum = 0;
    MUST(conf_map_sum(entries, 2, &sum, &err));
    printf("sum({\"a\": 0.5, \"b\": 1.5}) = %.3f\n", sum);
}

static void show_kinds(void) {
    const conf_map_entry_kind_bool entries[] = {{.key = CONF_MAP_KIND_A, .value = 1}, {.key = CONF_MAP_KIND_B, .value = 0}};
    const conf_map_map_kind_bool *kinds = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_map_kinds(entries, 2, &kinds, &owner, &err));
    fputs("kinds({a: true, b: false}) = ", stdout);
    SHOW_MAP(kinds, kinds->ptr[i].key < kinds->ptr[k].key,
             printf("%" PRIu32 ": %s", kinds->ptr[i].key, kinds->ptr[i].value ? "true" : "false"));
    putchar('\n');
}

static void show_index(void) {
    const conf_map_index *index = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_map_make_index(TEXT("u v u"), &index, &owner, &err));
    fputs("make_index(\"u v u\") = ", stdout);
    show_counts(&index->words);
    putchar(' ');
    const conf_map_map_string_item *items = &index->items;
    SHOW_MAP(items, before(items->ptr[i].key, items->ptr[k].key), show_entry(items->ptr[i].key, items->ptr[i].value->count));
    uint32_t weight = 0;
    MUST(conf_map_weigh(index, &weight, &err));
    printf("\nweigh(make_index(\"u v u\")) = %" PRIu32 "\n", weight);
}

static void show_letter(const conf_map_entry_char_list_string *entry) {
    show_char(entry->key);
    fputs(": ", stdout);
    show_strs(entry->value.ptr, entry->value.len);
}

static void show_letters(void) {
    const ftk_str words[] = {FTK_LITERAL("ab"), FTK_LITERAL("ac"), FTK_LITERAL("b")};
    const conf_map_map_char_list_string *letters = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_map_by_letter(words, 3, &letters, &owner, &err));
    fputs("by_letter([\"ab\", \"ac\", \"b\"]) = ", stdout);
    SHOW_MAP(letters, letters->ptr[i].key < letters->ptr[k].key, show_letter(&letters->ptr[i]));
    putchar('\n');
}

CONSUMER(map) {
    MUST(conf_map_load(library, &err));
    show_words("b a b");
    show_words("");
    show_swap();
    show_sum();
    show_kinds();
    show_index();
    show_letters();
}
