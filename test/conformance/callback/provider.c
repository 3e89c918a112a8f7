#include <conf_callback_provider.h>
#include <provide.h>

static const ftk_str letters[] = {{"a", 1}, {"b", 1}, {"c", 1}};
static const ftk_str choices[] = {{"x", 1}, {"y", 1}, {"z", 1}};

static int32_t each(const conf_callback_each_fn *visit, uint32_t *out, ftk_error **err) {
    uint8_t more = 1;
    uint32_t calls = 0;
    while (more && calls < 3) {
        int32_t status = conf_callback_each_fn_call(visit, calls, letters[calls].ptr, letters[calls].len, &more, err);
        if (status != FTK_OK) return status;
        calls++;
    }
    *out = calls;
    return FTK_OK;
}

/* The callback's result belongs to its own owner; the list keeps a copy. */
static int32_t map_one(const conf_callback_item *item, const conf_callback_map_fn *map, ftk_arena *arena, conf_callback_item *to, ftk_error **err) {
    const conf_callback_item *mapped = NULL;
    ftk_owner *owner = NULL;
    int32_t status = conf_callback_map_fn_call(map, item, &mapped, &owner, err);
    if (status != FTK_OK) return status;
    status = conf_callback_item_copy(arena, mapped, to);
    ftk_owner_release(owner);
    return status == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t map_items(const conf_callback_item *items, size_t items_len, size_t items_stride, const conf_callback_map_fn *map, ftk_arena *arena,
                         const conf_callback_rows_item **out, ftk_error **err) {
    conf_callback_rows_item *made = MAKE(arena, conf_callback_rows_item);
    conf_callback_item *rows = ftk_arena_array(arena, items_len, sizeof *rows, 8);
    if (made == NULL || rows == NULL) return no_memory(err);
    const ftk_rows list = {items, items_len, (uint32_t)items_stride, 0};
    for (size_t i = 0; i < items_len; i++) {
        int32_t status = map_one(FTK_ROW(conf_callback_item, list, i), map, arena, &rows[i], err);
        if (status != FTK_OK) return status;
    }
    *made = (conf_callback_rows_item){rows, items_len, sizeof *rows, 0};
    *out = made;
    return FTK_OK;
}

static int32_t fold(uint32_t n, int64_t start, const conf_callback_fold_fn *step, int64_t *out, ftk_error **err) {
    int64_t total = start;
    for (uint32_t i = 1; i <= n; i++) {
        int32_t status = conf_callback_fold_fn_call(step, total, i, &total, err);
        if (status != FTK_OK) return status;
    }
    *out = total;
    return FTK_OK;
}

static int32_t names(const conf_callback_name_fn *name, ftk_buf *out, ftk_error **err) {
    static const conf_callback_point points[] = {{1, 2}, {3, 4}};
    builder built = {0};
    for (int i = 0; i < 2; i++) {
        ftk_buf one = {0};
        int32_t status = conf_callback_name_fn_call(name, &points[i], &one, err);
        if (status != FTK_OK) {
            drop(&built);
            return status;
        }
        if (i > 0) add(&built, "-", 1);
        add(&built, one.ptr, strlen(one.ptr));
        ftk_buf_release(&one);
    }
    return give(&built, out, err);
}

static int32_t pick(const conf_callback_pick_fn *pick, ftk_buf *out, ftk_error **err) {
    uint8_t has = 0;
    uint32_t index = 0;
    int32_t status = conf_callback_pick_fn_call(pick, choices, 3, &has, &index, err);
    if (status != FTK_OK) return status;
    ftk_str picked = has && index < 3 ? choices[index] : FTK_LITERAL("none");
    return ftk_buf_copy(out, picked.ptr, picked.len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t maybe(const conf_callback_each_fn *visit, uint8_t *out, ftk_error **err) {
    *out = 0;
    if (visit == NULL) return FTK_OK;
    return conf_callback_each_fn_call(visit, 0, letters[0].ptr, letters[0].len, out, err);
}

static int32_t sum_inline(const conf_callback_inline_f_fn *f, int32_t *out, ftk_error **err) {
    int32_t total = 0;
    for (int32_t i = 1; i <= 3; i++) {
        int32_t one = 0;
        int32_t status = conf_callback_inline_f_fn_call(f, i, &one, err);
        if (status != FTK_OK) return status;
        total += one;
    }
    *out = total;
    return FTK_OK;
}

static const conf_callback_provider provider = {
    .each = each, .map_items = map_items, .fold = fold, .names = names, .pick = pick, .maybe = maybe, .inline_ = sum_inline,
};
FTK_PROVIDER(conf_callback, provider);
