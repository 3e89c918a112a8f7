/* The provider behind the tests of values that are not read to their end. */
#include <stdbool.h>
#include <test_unread_provider.h>

struct test_unread_thing_impl {
    uint32_t number;
};

struct test_unread_desk_impl {
    uint32_t references; /* atomic */
};

static uint32_t living; /* atomic: consumers release on other threads too */

static int32_t no_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, (ftk_str){NULL, 0}); }

static test_unread_thing_impl *thing_of(uint32_t number) {
    test_unread_thing_impl *made = ftk_alloc(sizeof *made);
    if (made == NULL) return NULL;
    made->number = number;
    (void)__atomic_fetch_add(&living, 1, __ATOMIC_RELAXED);
    return made;
}

static void thing_destroy(test_unread_thing_impl *self) {
    (void)__atomic_fetch_sub(&living, 1, __ATOMIC_RELAXED);
    ftk_free(self, sizeof *self);
}

static int32_t thing_new(test_unread_thing_impl **out, ftk_error **err) {
    *out = thing_of(0);
    return *out == NULL ? no_memory(err) : FTK_OK;
}

static int32_t thing_number(test_unread_thing_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->number;
    return FTK_OK;
}

static int32_t desk_new(test_unread_desk_impl **out, ftk_error **err) {
    *out = ftk_alloc(sizeof **out);
    if (*out == NULL) return no_memory(err);
    (*out)->references = 1;
    (void)__atomic_fetch_add(&living, 1, __ATOMIC_RELAXED);
    return FTK_OK;
}

static void desk_destroy(test_unread_desk_impl *self) {
    if (__atomic_sub_fetch(&self->references, 1, __ATOMIC_ACQ_REL) > 0) return;
    (void)__atomic_fetch_sub(&living, 1, __ATOMIC_RELAXED);
    ftk_free(self, sizeof *self);
}

static int32_t alive(uint32_t *out, ftk_error **err) {
    (void)err;
    *out = __atomic_load_n(&living, __ATOMIC_RELAXED);
    return FTK_OK;
}

static int32_t kept(uint32_t *out, ftk_error **err) {
    (void)err;
    ftk_leaks counts = {.size = sizeof counts};
    ftk_leaks_read(&counts);
    *out = (uint32_t)(counts.owners + counts.handles);
    return FTK_OK;
}

/* A size and tags; those of a bad row are wrong for everybody. */
static int32_t fill_rest(bool bad, ftk_arena *arena, int64_t *size, test_unread_map_string_u32 *tags, ftk_error **err) {
    test_unread_entry_string_u32 *entries = ftk_arena_array(arena, 2, sizeof *entries, 8);
    if (entries == NULL) return no_memory(err);
    entries[0] = (test_unread_entry_string_u32){.key = FTK_LITERAL("one"), .value = 1};
    entries[1] = (test_unread_entry_string_u32){.key = bad ? FTK_LITERAL("one") : FTK_LITERAL("two"), .value = 2};
    *tags = (test_unread_map_string_u32){entries, 2};
    *size = bad ? INT64_MAX : 7;
    return FTK_OK;
}

static int32_t put_thing(uint32_t number, ftk_arena *arena, test_unread_thing **field, ftk_error **err) {
    test_unread_thing_impl *thing = thing_of(number);
    if (thing == NULL) return no_memory(err);
    int32_t status = test_unread_thing_impl_put(arena, thing, field, err);
    if (status != FTK_OK) thing_destroy(thing);
    return status;
}

static int32_t put_desk(test_unread_desk_impl *desk, ftk_arena *arena, test_unread_desk **field, ftk_error **err) {
    (void)__atomic_fetch_add(&desk->references, 1, __ATOMIC_RELAXED);
    int32_t status = test_unread_desk_impl_put(arena, desk, field, err);
    if (status != FTK_OK) desk_destroy(desk);
    return status;
}

static int32_t fill_row(uint32_t n, bool bad, test_unread_desk_impl *desk, ftk_arena *arena, test_unread_row *row, ftk_error **err) {
    *row = (test_unread_row)TEST_UNREAD_ROW_INIT;
    int32_t status = put_thing(n, arena, &row->thing, err);
    if (status == FTK_OK && n % 2 == 0) status = put_thing(n, arena, &row->spare, err);
    if (status == FTK_OK) status = put_desk(desk, arena, &row->desk, err);
    return status == FTK_OK ? fill_rest(bad, arena, &row->size_, &row->tags, err) : status;
}

static int32_t rows(uint32_t count, uint32_t bad, test_unread_desk_impl *desk, ftk_arena *arena, const test_unread_rows_row **out, ftk_error **err) {
    test_unread_rows_row *made = ftk_arena_alloc(arena, sizeof *made, 8);
    test_unread_row *list = ftk_arena_array(arena, count, sizeof *list, 8);
    if (made == NULL || list == NULL) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        int32_t status = fill_row(i + 1, i + 1 == bad, desk, arena, &list[i], err);
        if (status != FTK_OK) return status;
    }
    *made = (test_unread_rows_row){list, count, sizeof *list, 0};
    *out = made;
    return FTK_OK;
}

static int32_t events(uint32_t count, uint32_t bad, ftk_arena *arena, const test_unread_list_event **out, ftk_error **err) {
    test_unread_list_event *made = ftk_arena_alloc(arena, sizeof *made, 8);
    test_unread_event *list = ftk_arena_array(arena, count, sizeof *list, 8);
    if (made == NULL || list == NULL) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        int32_t status = FTK_OK;
        list[i] = (test_unread_event){.tag = 99};
        if (i + 1 == bad) {
            test_unread_event_sized *sized = ftk_arena_alloc(arena, sizeof *sized, 8);
            if (sized == NULL) return no_memory(err);
            list[i].tag = TEST_UNREAD_EVENT_SIZED;
            list[i].as.sized = sized;
            status = fill_rest(true, arena, &sized->size, &sized->tags, err);
        } else if (i % 2 == 0) {
            list[i].tag = TEST_UNREAD_EVENT_HELD;
            status = put_thing(i + 1, arena, &list[i].as.held, err);
        }
        if (status != FTK_OK) return status;
    }
    *made = (test_unread_list_event){list, count};
    *out = made;
    return FTK_OK;
}

/* What a callback is given is its own, so the graph forgets it. */
static int32_t visit(uint32_t count, uint32_t bad, test_unread_desk_impl *desk, const test_unread_visit_fn *callback, ftk_error **err) {
    ftk_arena *arena = ftk_arena_new(NULL);
    if (arena == NULL) return no_memory(err);
    const test_unread_rows_row *made = NULL;
    test_unread_thing *alone = NULL;
    int32_t status = rows(count, bad, desk, arena, &made, err);
    if (status == FTK_OK) status = put_thing(1000, arena, &alone, err);
    if (status == FTK_OK) {
        test_unread_row *given = (test_unread_row *)(uintptr_t)made->ptr;
        status = test_unread_visit_fn_call(callback, given, made->len, made->stride, alone, err);
        alone = NULL;
        for (size_t i = 0; i < made->len; i++) given[i].thing = given[i].spare = NULL;
    }
    ftk_arena_drop(arena);
    return status;
}

static int32_t make(test_unread_thing_impl **out, ftk_error **err) { return thing_new(out, err); }

static int32_t last_row(test_unread_desk_impl *desk, ftk_arena *arena, const test_unread_row **out, ftk_error **err) {
    test_unread_row *row = ftk_arena_alloc(arena, sizeof *row, 8);
    if (row == NULL) return no_memory(err);
    *out = row;
    return fill_row(2, true, desk, arena, row, err);
}

static const test_unread_provider provider = {
    .thing_new = thing_new, .thing_number = thing_number, .thing_destroy = thing_destroy, .desk_new = desk_new, .desk_destroy = desk_destroy,
    .alive = alive, .kept = kept, .rows = rows, .events = events, .visit = visit, .make = make, .last_row = last_row,
};
FTK_PROVIDER(test_unread, provider);
