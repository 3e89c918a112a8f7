#include <conf_list_load.h>
#include <harness.h>

static void show_scalars(void) {
    FTK_SCOPED(ftk_buf_release) ftk_buf bytes = {0};
    FTK_SCOPED(ftk_buf_release) ftk_buf floats = {0};
    MUST(conf_list_reverse_u8((const uint8_t[]){1, 2, 3}, 3, &bytes, &err));
    MUST(conf_list_reverse_f32((const float[]){0.5f, 1.5f}, 2, &floats, &err));
    fputs("reverse_u8([1, 2, 3]) = ", stdout);
    SHOW_LIST(bytes.len, printf("%u", (unsigned)((const uint8_t *)bytes.ptr)[i]));
    fputs("\nreverse_f32([0.5, 1.5]) = ", stdout);
    SHOW_LIST(floats.len, show_float((double)((const float *)floats.ptr)[i]));
    putchar('\n');
}

static void show_strings(void) {
    const ftk_str texts[] = {FTK_LITERAL("a"), FTK_LITERAL(""), FTK_LITERAL("c")};
    const conf_list_list_string *reversed = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_list_reverse_strings(texts, 3, &reversed, &owner, &err));
    fputs("reverse_strings([\"a\", \"\", \"c\"]) = ", stdout);
    show_strs(reversed->ptr, reversed->len);
    putchar('\n');
}

static void show_points(void) {
    const conf_list_point points[] = {{1, 2}, {3, 4}};
    FTK_SCOPED(ftk_buf_release) ftk_buf reversed = {0};
    MUST(conf_list_reverse_points(points, 2, &reversed, &err));
    const conf_list_point *result = reversed.ptr;
    fputs("reverse_points([(1, 2), (3, 4)]) = ", stdout);
    SHOW_LIST(reversed.len, printf("(%" PRId32 ", %" PRId32 ")", result[i].x, result[i].y));
    putchar('\n');
}

static void show_kinds(void) {
    const conf_list_kind kinds[] = {CONF_LIST_KIND_A, CONF_LIST_KIND_B, CONF_LIST_KIND_B};
    FTK_SCOPED(ftk_buf_release) ftk_buf reversed = {0};
    MUST(conf_list_reverse_kinds(kinds, 3, &reversed, &err));
    fputs("reverse_kinds([a, b, b]) = ", stdout);
    SHOW_LIST(reversed.len, printf("%" PRIu32, ((const conf_list_kind *)reversed.ptr)[i]));
    putchar('\n');
}

static void show_item(const conf_list_item *item) {
    printf("%.*s ", (int)item->name.len, item->name.ptr);
    SHOW_LIST(item->parts.len, printf("%" PRIu32, item->parts.ptr[i]));
}

static void show_items(void) {
    static const uint32_t parts[] = {1, 2};
    conf_list_item items[] = {CONF_LIST_ITEM_INIT, CONF_LIST_ITEM_INIT};
    items[0].name = FTK_LITERAL("x");
    items[0].parts = (conf_list_list_u32){parts, 2};
    items[1].name = FTK_LITERAL("y");
    const conf_list_rows_item *reversed = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_list_reverse_items(items, 2, sizeof items[0], &reversed, &owner, &err));
    fputs("reverse_items([x [1, 2], y []]) = ", stdout);
    SHOW_LIST(reversed->len, show_item(FTK_ROW(conf_list_item, *reversed, i)));
    putchar('\n');
}

static void show_numbers(const conf_list_list_u16 *list) {
    SHOW_LIST(list->len, printf("%u", (unsigned)list->ptr[i]));
}

static void show_nested(void) {
    static const uint16_t numbers[] = {1, 2, 3};
    const conf_list_list_u16 lists[] = {{numbers, 1}, {NULL, 0}, {numbers + 1, 2}};
    const conf_list_list_list_u16 *reversed = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_list_reverse_nested(lists, 3, &reversed, &owner, &err));
    fputs("reverse_nested([[1], [], [2, 3]]) = ", stdout);
    SHOW_LIST(reversed->len, show_numbers(&reversed->ptr[i]));
    putchar('\n');
}

static void show_bytes(void) {
    static const uint8_t bytes[] = {1, 2, 3};
    const ftk_bytes parts[] = {{bytes, 1}, {bytes + 1, 2}};
    const conf_list_list_bytes *reversed = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_list_reverse_bytes(parts, 2, &reversed, &owner, &err));
    fputs("reverse_bytes([01, 0203]) = ", stdout);
    SHOW_LIST(reversed->len, show_hex(reversed->ptr[i].ptr, reversed->ptr[i].len));
    putchar('\n');
}

CONSUMER(list) {
    MUST(conf_list_load(library, &err));
    show_scalars();
    show_strings();
    show_points();
    show_kinds();
    show_items();
    show_nested();
    show_bytes();
    FTK_SCOPED(ftk_buf_release) ftk_buf empty = {0};
    MUST(conf_list_reverse_u8(NULL, 0, &empty, &err));
    fputs("reverse_u8([]) = ", stdout);
    SHOW_LIST(empty.len, printf("%u", (unsigned)((const uint8_t *)empty.ptr)[i]));
    FTK_SCOPED(ftk_buf_release) ftk_buf numbers = {0};
    MUST(conf_list_count(100000, &numbers, &err));
    uint64_t sum = 0;
    for (size_t i = 0; i < numbers.len; i++) sum += ((const uint32_t *)numbers.ptr)[i];
    printf("\ncount(100000) = %zu numbers, sum %" PRIu64 "\n", numbers.len, sum);
}
