/* A provider whose values hold objects of another package, which is in the same library. */
#include <stdbool.h>
#include <test_borrower_provider.h>
#include <test_unread.h>

static int32_t no_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, (ftk_str){NULL, 0}); }

static void release_thing(void *handle) { (void)test_unread_thing_release(handle); }

static void release_desk(void *handle) { (void)test_unread_desk_release(handle); }

static int32_t fill(bool bad, ftk_arena *arena, test_borrower_loan *loan, ftk_error **err) {
    test_borrower_entry_string_u32 *entries = ftk_arena_array(arena, 2, sizeof *entries, 8);
    *loan = (test_borrower_loan)TEST_BORROWER_LOAN_INIT;
    if (entries == NULL || ftk_arena_handle(arena, (void **)(void *)&loan->thing, release_thing) != FTK_OK) return no_memory(err);
    if (ftk_arena_handle(arena, (void **)(void *)&loan->desk, release_desk) != FTK_OK) return no_memory(err);
    entries[0] = (test_borrower_entry_string_u32){.key = FTK_LITERAL("one"), .value = 1};
    entries[1] = (test_borrower_entry_string_u32){.key = bad ? FTK_LITERAL("one") : FTK_LITERAL("two"), .value = 2};
    loan->tags = (test_borrower_map_string_u32){entries, 2};
    loan->until = bad ? INT64_MAX : 7;
    int32_t status = test_unread_thing_new(&loan->thing, err);
    return status == FTK_OK ? test_unread_desk_new(&loan->desk, err) : status;
}

static int32_t loans(uint32_t count, uint32_t bad, ftk_arena *arena, const test_borrower_rows_loan **out, ftk_error **err) {
    test_borrower_rows_loan *made = ftk_arena_alloc(arena, sizeof *made, 8);
    test_borrower_loan *list = ftk_arena_array(arena, count, sizeof *list, 8);
    if (made == NULL || list == NULL) return no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        int32_t status = fill(i + 1 == bad, arena, &list[i], err);
        if (status != FTK_OK) return status;
    }
    *made = (test_borrower_rows_loan){list, count, sizeof *list, 0};
    *out = made;
    return FTK_OK;
}

/* What a callback is given is its own, so the graph forgets it. */
static int32_t lend(uint32_t count, uint32_t bad, const test_borrower_lend_fn *callback, ftk_error **err) {
    ftk_arena *arena = ftk_arena_new(NULL);
    if (arena == NULL) return no_memory(err);
    const test_borrower_rows_loan *made = NULL;
    int32_t status = loans(count, bad, arena, &made, err);
    if (status == FTK_OK) {
        test_borrower_loan *given = (test_borrower_loan *)(uintptr_t)made->ptr;
        status = test_borrower_lend_fn_call(callback, given, made->len, made->stride, err);
        for (size_t i = 0; i < made->len; i++) given[i].thing = NULL;
    }
    ftk_arena_drop(arena);
    return status;
}

static const test_borrower_provider provider = {.loans = loans, .lend = lend};
FTK_PROVIDER(test_borrower, provider);
