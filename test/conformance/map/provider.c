#include <conf_map_provider.h>
#include <provide.h>

static conf_map_entry_string_u32 *find(conf_map_entry_string_u32 *entries, size_t len, ftk_str key) {
    for (size_t i = 0; i < len; i++) {
        if (same(entries[i].key, key)) return &entries[i];
    }
    return NULL;
}

/* Counts the words of a text into `map`. */
static int32_t count_words(ftk_str text, ftk_arena *arena, conf_map_map_string_u32 *map) {
    conf_map_entry_string_u32 *entries = ftk_arena_array(arena, text.len + 1, sizeof *entries, 8);
    if (entries == NULL) return FTK_E_NO_MEMORY;
    size_t len = 0;
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != ' ') continue;
        ftk_str word = {text.ptr + start, i - start};
        start = i + 1;
        if (word.len == 0) continue;
        conf_map_entry_string_u32 *entry = find(entries, len, word);
        if (entry == NULL) {
            entry = &entries[len++];
            if (ftk_arena_text(arena, word.ptr, word.len, &entry->key) != FTK_OK) return FTK_E_NO_MEMORY;
        }
        entry->value++;
    }
    *map = (conf_map_map_string_u32){entries, len};
    return FTK_OK;
}

static int32_t words(const char *text, size_t text_len, ftk_arena *arena, const conf_map_map_string_u32 **out, ftk_error **err) {
    conf_map_map_string_u32 *made = MAKE(arena, conf_map_map_string_u32);
    if (made == NULL || count_words((ftk_str){text, text_len}, arena, made) != FTK_OK) return no_memory(err);
    *out = made;
    return FTK_OK;
}

static int32_t swap(const conf_map_entry_u32_string *values, size_t values_len, ftk_arena *arena, const conf_map_map_string_u32 **out,
                    ftk_error **err) {
    conf_map_map_string_u32 *made = MAKE(arena, conf_map_map_string_u32);
    conf_map_entry_string_u32 *entries = ftk_arena_array(arena, values_len, sizeof *entries, 8);
    if (made == NULL || entries == NULL) return no_memory(err);
    for (size_t i = 0; i < values_len; i++) {
        if (ftk_arena_text(arena, values[i].value.ptr, values[i].value.len, &entries[i].key) != FTK_OK) return no_memory(err);
        entries[i].value = values[i].key;
    }
    *made = (conf_map_map_string_u32){entries, values_len};
    *out = made;
    return FTK_OK;
}

static int32_t sum(const conf_map_entry_string_f64 *values, size_t values_len, double *out, ftk_error **err) {
    (void)err;
    *out = 0;
    for (size_t i = 0; i < values_len; i++) *out += values[i].value;
    return FTK_OK;
}

static int32_t kinds(const conf_map_entry_kind_bool *values, size_t values_len, ftk_arena *arena, const conf_map_map_kind_bool **out,
                     ftk_error **err) {
    conf_map_map_kind_bool *made = MAKE(arena, conf_map_map_kind_bool);
    if (made == NULL) return no_memory(err);
    made->ptr = copy_array(arena, values, values_len, sizeof *values);
    made->len = values_len;
    *out = made;
    return made->ptr == NULL ? no_memory(err) : FTK_OK;
}

static int32_t make_index(const char *text, size_t text_len, ftk_arena *arena, const conf_map_index **out, ftk_error **err) {
    conf_map_index *made = MAKE(arena, conf_map_index);
    if (made == NULL) return no_memory(err);
    *made = (conf_map_index)CONF_MAP_INDEX_INIT;
    if (count_words((ftk_str){text, text_len}, arena, &made->words) != FTK_OK) return no_memory(err);
    size_t len = made->words.len;
    conf_map_entry_string_item *entries = ftk_arena_array(arena, len, sizeof *entries, 8);
    conf_map_item *items = ftk_arena_array(arena, len, sizeof *items, 8);
    if (entries == NULL || items == NULL) return no_memory(err);
    for (size_t i = 0; i < len; i++) {
        items[i] = (conf_map_item)CONF_MAP_ITEM_INIT;
        items[i].count = made->words.ptr[i].value;
        entries[i] = (conf_map_entry_string_item){made->words.ptr[i].key, &items[i]};
    }
    made->items = (conf_map_map_string_item){entries, len};
    *out = made;
    return FTK_OK;
}

static int32_t weigh(const conf_map_index *index, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = (uint32_t)index->words.len;
    for (size_t i = 0; i < index->items.len; i++) *out += index->items.ptr[i].value->count;
    return FTK_OK;
}

/* The first character of a text that is not empty. */
static uint32_t first_letter(ftk_str text) {
    const unsigned char *byte = (const unsigned char *)text.ptr;
    if (byte[0] < 0x80) return byte[0];
    if (byte[0] < 0xe0) return (uint32_t)(byte[0] & 0x1f) << 6 | (byte[1] & 0x3f);
    if (byte[0] < 0xf0) return (uint32_t)(byte[0] & 0x0f) << 12 | (uint32_t)(byte[1] & 0x3f) << 6 | (byte[2] & 0x3f);
    return (uint32_t)(byte[0] & 0x07) << 18 | (uint32_t)(byte[1] & 0x3f) << 12 | (uint32_t)(byte[2] & 0x3f) << 6 | (byte[3] & 0x3f);
}

/* All words that begin with `letter`. */
static int32_t collect(uint32_t letter, const ftk_str *words, size_t len, ftk_arena *arena, conf_map_list_string *list) {
    ftk_str *texts = ftk_arena_array(arena, len, sizeof *texts, 8);
    if (texts == NULL) return FTK_E_NO_MEMORY;
    for (size_t i = 0; i < len; i++) {
        if (words[i].len == 0 || first_letter(words[i]) != letter) continue;
        if (ftk_arena_text(arena, words[i].ptr, words[i].len, &texts[list->len++]) != FTK_OK) return FTK_E_NO_MEMORY;
    }
    list->ptr = texts;
    return FTK_OK;
}

static int32_t by_letter(const ftk_str *words, size_t words_len, ftk_arena *arena, const conf_map_map_char_list_string **out, ftk_error **err) {
    conf_map_map_char_list_string *made = MAKE(arena, conf_map_map_char_list_string);
    conf_map_entry_char_list_string *entries = ftk_arena_array(arena, words_len, sizeof *entries, 8);
    if (made == NULL || entries == NULL) return no_memory(err);
    size_t len = 0;
    for (size_t i = 0; i < words_len; i++) {
        if (words[i].len == 0) continue;
        uint32_t letter = first_letter(words[i]);
        size_t known = 0;
        while (known < len && entries[known].key != letter) known++;
        if (known < len) continue;
        entries[len].key = letter;
        if (collect(letter, words, words_len, arena, &entries[len++].value) != FTK_OK) return no_memory(err);
    }
    *made = (conf_map_map_char_list_string){entries, len};
    *out = made;
    return FTK_OK;
}

static const conf_map_provider provider = {
    .words = words, .swap = swap, .sum = sum, .kinds = kinds, .make_index = make_index, .weigh = weigh, .by_letter = by_letter,
};
FTK_PROVIDER(conf_map, provider);
