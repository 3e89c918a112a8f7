/* The provider behind texts.ffi. */
#include <test_texts_provider.h>

static int32_t back(const test_texts_card *card, ftk_arena *arena, const test_texts_card **out, ftk_error **err) {
    test_texts_card *made = ftk_arena_alloc(arena, sizeof *made, 8);
    if (made == NULL || test_texts_card_copy(arena, card, made) != FTK_OK) return ftk_fail(err, FTK_E_NO_MEMORY, (ftk_str){NULL, 0});
    *out = made;
    return FTK_OK;
}

static int32_t tell(const char *text, size_t text_len, uint32_t times, const test_texts_tell_each_fn *each, uint32_t *out, ftk_error **err) {
    *out = 0;
    for (uint32_t i = 0; i < times; i++) {
        uint8_t same = 0;
        int32_t status = test_texts_tell_each_fn_call(each, text, text_len, &same, err);
        if (status != FTK_OK) return status;
        *out += same;
    }
    return FTK_OK;
}

static const test_texts_provider provider = {.back = back, .tell = tell};
FTK_PROVIDER(test_texts, provider);
