#include <conf_callback_load.h>
#include <ctype.h>
#include <harness.h>

/* What `each` was called with: "0a 1b". */
typedef struct visits {
    char text[64];
    size_t len;
    char last; /* the text after which to stop, or 0 */
} visits;

static int32_t note(void *ctx, uint32_t index, const char *text, size_t text_len, uint8_t *out, ftk_error **err) {
    (void)err;
    visits *seen = ctx;
    int more = snprintf(seen->text + seen->len, sizeof seen->text - seen->len, " %" PRIu32 "%.*s", index, (int)text_len, text);
    seen->len += (size_t)more;
    *out = text[0] != seen->last;
    return FTK_OK;
}

/* From the beginning each time, should it be called again. */
static int32_t visit_all(visits *seen, uint32_t *out, ftk_error **err) {
    static const conf_callback_each_vt vt = CONF_CALLBACK_EACH_VT(note);
    seen->len = 0;
    return conf_callback_each(seen, &vt, out, err);
}

static void show_each(const char *what, char last) {
    visits seen = {.last = last};
    uint32_t calls = 0;
    MUST(visit_all(&seen, &calls, &err));
    printf("each(%s) = %" PRIu32 ":%s\n", what, calls, seen.text);
}

static int32_t upper_and_double(void *ctx, const conf_callback_item *item, const conf_callback_item **out, ftk_owner **out_owner, ftk_error **err) {
    (void)ctx;
    ftk_arena *arena = ftk_arena_new(NULL);
    conf_callback_item *made = arena == NULL ? NULL : ftk_arena_alloc(arena, sizeof *made, 8);
    if (made == NULL || conf_callback_item_copy(arena, item, made) != FTK_OK) {
        ftk_arena_drop(arena);
        return ftk_fail(err, FTK_E_NO_MEMORY, FTK_LITERAL(""));
    }
    char *name = (char *)(uintptr_t)made->name.ptr;
    for (size_t i = 0; i < made->name.len; i++) name[i] = (char)toupper((unsigned char)name[i]);
    made->count *= 2;
    *out = made;
    *out_owner = ftk_arena_finish(arena);
    return FTK_OK;
}

static void show_map_items(void) {
    conf_callback_item items[] = {CONF_CALLBACK_ITEM_INIT, CONF_CALLBACK_ITEM_INIT};
    items[0].name = FTK_LITERAL("p");
    items[1].name = FTK_LITERAL("q");
    items[1].count = 2;
    static const conf_callback_map_vt vt = CONF_CALLBACK_MAP_VT(upper_and_double);
    const conf_callback_rows_item *mapped = NULL;
    FTK_SCOPED(ftk_owner_dispose) ftk_owner *owner = NULL;
    MUST(conf_callback_map_items(items, 2, sizeof items[0], NULL, &vt, &mapped, &owner, &err));
    fputs("map_items([p 1, q 2], upper and doubled) = ", stdout);
    SHOW_LIST(mapped->len, {
        const conf_callback_item *item = FTK_ROW(conf_callback_item, *mapped, i);
        printf("%.*s %" PRIu32, (int)item->name.len, item->name.ptr, item->count);
    });
    putchar('\n');
}

static int32_t sum(void *ctx, int64_t total, int64_t value, int64_t *out, ftk_error **err) {
    (void)ctx;
    (void)err;
    *out = total + value;
    return FTK_OK;
}

static void show_fold(void) {
    static const conf_callback_fold_vt vt = CONF_CALLBACK_FOLD_VT(sum);
    int64_t total = 0;
    MUST(conf_callback_fold(4, 10, NULL, &vt, &total, &err));
    printf("fold(4, 10, sum) = %" PRId64 "\n", total);
}

static int32_t name_of(void *ctx, const conf_callback_point *point, ftk_buf *out, ftk_error **err) {
    (void)ctx;
    char text[32];
    int len = snprintf(text, sizeof text, "%" PRId32 ":%" PRId32, point->x, point->y);
    int32_t status = ftk_buf_copy(out, text, (size_t)len, 1);
    return status == FTK_OK ? FTK_OK : ftk_fail(err, status, FTK_LITERAL(""));
}

static void show_names(void) {
    static const conf_callback_name_vt vt = CONF_CALLBACK_NAME_VT(name_of);
    ftk_buf names = {0};
    MUST(conf_callback_names(NULL, &vt, &names, &err));
    fputs("names() = ", stdout);
    show_buf(&names);
    putchar('\n');
}

/* Picks the index that `ctx` points to. */
static int32_t pick(void *ctx, const ftk_str *all, size_t all_len, uint8_t *out_has, uint32_t *out, ftk_error **err) {
    (void)all;
    (void)err;
    const uint32_t *wanted = ctx;
    *out_has = wanted != NULL && *wanted < all_len;
    if (*out_has) *out = *wanted;
    return FTK_OK;
}

static void show_pick(const char *what, uint32_t *wanted) {
    static const conf_callback_pick_vt vt = CONF_CALLBACK_PICK_VT(pick);
    ftk_buf picked = {0};
    MUST(conf_callback_pick(wanted, &vt, &picked, &err));
    printf("pick(%s) = ", what);
    show_buf(&picked);
    putchar('\n');
}

static void show_maybe(void) {
    static const conf_callback_each_vt vt = CONF_CALLBACK_EACH_VT(note);
    visits seen = {0};
    uint8_t called = 0;
    MUST(conf_callback_maybe(NULL, NULL, &called, &err));
    printf("maybe(none) = %s\n", called ? "true" : "false");
    MUST(conf_callback_maybe(&seen, &vt, &called, &err));
    printf("maybe(some) = %s\n", called ? "true" : "false");
}

static int32_t square(void *ctx, int32_t value, int32_t *out, ftk_error **err) {
    (void)ctx;
    (void)err;
    *out = value * value;
    return FTK_OK;
}

/* Calls `each` again, from inside its own callback. */
static int32_t nest(void *ctx, uint32_t index, const char *text, size_t text_len, uint8_t *out, ftk_error **err) {
    (void)index;
    (void)text;
    (void)text_len;
    visits inner = {0};
    uint32_t calls = 0;
    int32_t status = visit_all(&inner, &calls, err);
    if (status != FTK_OK) return status;
    *(uint32_t *)ctx += calls;
    *out = 1;
    return FTK_OK;
}

static int32_t visit_nested(uint32_t *total, ftk_error **err) {
    static const conf_callback_each_vt vt = CONF_CALLBACK_EACH_VT(nest);
    uint32_t calls = 0;
    *total = 0;
    return conf_callback_each(total, &vt, &calls, err);
}

CONSUMER(callback) {
    MUST(conf_callback_load(library, &err));
    show_each("all", 0);
    show_each("stop at b", 'b');
    show_map_items();
    show_fold();
    show_names();
    show_pick("1", &(uint32_t){1});
    show_pick("none", NULL);
    show_maybe();
    static const conf_callback_inline_f_vt vt = CONF_CALLBACK_INLINE_F_VT(square);
    int32_t squares = 0;
    MUST(conf_callback_inline(NULL, &vt, &squares, &err));
    printf("inline(square) = %" PRId32 "\n", squares);
    uint32_t total = 0;
    MUST(visit_nested(&total, &err));
    printf("nested: each inside each = %" PRIu32 "\n", total);
}
