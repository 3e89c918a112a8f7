#include <conf_string_provider.h>
#include <provide.h>

static int32_t twice(const char *text, size_t text_len, ftk_buf *out, ftk_error **err) {
    builder built = {0};
    add(&built, text, text_len);
    add(&built, text, text_len);
    return give(&built, out, err);
}

static int32_t byte_length(const char *text, size_t text_len, uint64_t *out, ftk_error **err) {
    (void)text;
    (void)err;
    *out = text_len;
    return FTK_OK;
}

static int32_t fill(uint32_t count, ftk_buf *out, ftk_error **err) {
    if (ftk_buf_alloc(out, count, 1) != FTK_OK) return no_memory(err);
    memset(out->ptr, 'x', count);
    return FTK_OK;
}

static int32_t join(const ftk_str *texts, size_t texts_len, ftk_buf *out, ftk_error **err) {
    builder built = {0};
    for (size_t i = 0; i < texts_len; i++) {
        if (i > 0) add(&built, "+", 1);
        add(&built, texts[i].ptr, texts[i].len);
    }
    return give(&built, out, err);
}

static int32_t split(const char *text, size_t text_len, ftk_arena *arena, const conf_string_list_string **out, ftk_error **err) {
    size_t count = 1;
    for (size_t i = 0; i < text_len; i++) count += text[i] == '/';
    conf_string_list_string *made = MAKE(arena, conf_string_list_string);
    ftk_str *parts = ftk_arena_array(arena, count, sizeof *parts, 8);
    if (made == NULL || parts == NULL) return no_memory(err);
    size_t start = 0;
    size_t filled = 0;
    for (size_t i = 0; i <= text_len; i++) {
        if (i < text_len && text[i] != '/') continue;
        if (ftk_arena_text(arena, text + start, i - start, &parts[filled++]) != FTK_OK) return no_memory(err);
        start = i + 1;
    }
    *made = (conf_string_list_string){parts, count};
    *out = made;
    return FTK_OK;
}

static int32_t turn(const conf_string_card *card, ftk_arena *arena, const conf_string_card **out, ftk_error **err) {
    conf_string_card *made = MAKE(arena, conf_string_card);
    size_t count = card->lines.len;
    ftk_str *lines = ftk_arena_array(arena, count, sizeof *lines, 8);
    if (made == NULL || lines == NULL) return no_memory(err);
    for (size_t i = 0; i < count; i++) {
        const ftk_str *line = &card->lines.ptr[count - 1 - i];
        if (ftk_arena_text(arena, line->ptr, line->len, &lines[i]) != FTK_OK) return no_memory(err);
    }
    made->size = sizeof *made;
    made->lines.ptr = lines;
    made->lines.len = count;
    builder title = {0};
    add(&title, "[", 1);
    add(&title, card->title.ptr, card->title.len);
    add(&title, "]", 1);
    *out = made;
    return give_text(&title, arena, &made->title, err);
}

static const conf_string_provider provider = {
    .twice = twice, .byte_length = byte_length, .fill = fill, .join = join, .split = split, .turn = turn,
};
FTK_PROVIDER(conf_string, provider);
