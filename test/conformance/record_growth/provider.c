#include <conf_record_growth_provider.h>
#include <provide.h>

static void describe(const conf_record_growth_settings *settings, builder *text) {
    add(text, settings->name.ptr, settings->name.len);
    addf(text, " %" PRIu32, settings->level);
#ifndef CONF_OLD
    ftk_str color = conf_record_growth_settings_get_color(settings);
    conf_record_growth_opt_u32 limit = conf_record_growth_settings_get_limit(settings);
    conf_record_growth_opt_string hint = conf_record_growth_settings_get_hint(settings);
    add(text, " ", 1);
    add(text, color.ptr, color.len);
    if (limit.has) addf(text, " %" PRIu32 " ", limit.value);
    else add(text, " - ", 3);
    if (hint.has) add(text, hint.value.ptr, hint.value.len);
    else add(text, "-", 1);
#endif
}

static void fill(conf_record_growth_settings *settings, uint32_t level) {
    *settings = (conf_record_growth_settings)CONF_RECORD_GROWTH_SETTINGS_INIT;
    settings->name = FTK_LITERAL("made");
    settings->level = level;
#ifndef CONF_OLD
    settings->color = FTK_LITERAL("red");
    settings->limit = (conf_record_growth_opt_u32){.has = 1, .value = 9};
#endif
}

static int32_t show(const conf_record_growth_settings *settings, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    describe(settings, &text);
    return give(&text, out, err);
}

static int32_t make(ftk_arena *arena, const conf_record_growth_settings **out, ftk_error **err) {
    conf_record_growth_settings *made = MAKE(arena, conf_record_growth_settings);
    if (made == NULL) return no_memory(err);
    fill(made, 7);
    *out = made;
    return FTK_OK;
}

static int32_t show_all(const conf_record_growth_settings *settings, size_t settings_len, size_t settings_stride, ftk_arena *arena,
                        const conf_record_growth_list_string **out, ftk_error **err) {
    conf_record_growth_list_string *made = MAKE(arena, conf_record_growth_list_string);
    ftk_str *texts = ftk_arena_array(arena, settings_len, sizeof *texts, 8);
    if (made == NULL || texts == NULL) return no_memory(err);
    const ftk_rows rows = {settings, settings_len, (uint32_t)settings_stride, 0};
    for (size_t i = 0; i < settings_len; i++) {
        builder text = {0};
        describe(FTK_ROW(conf_record_growth_settings, rows, i), &text);
        if (give_text(&text, arena, &texts[i], err) != FTK_OK) return FTK_E_NO_MEMORY;
    }
    *made = (conf_record_growth_list_string){texts, settings_len};
    *out = made;
    return FTK_OK;
}

static int32_t make_all(ftk_arena *arena, const conf_record_growth_rows_settings **out, ftk_error **err) {
    conf_record_growth_rows_settings *made = MAKE(arena, conf_record_growth_rows_settings);
    conf_record_growth_settings *rows = ftk_arena_array(arena, 3, sizeof *rows, 8);
    if (made == NULL || rows == NULL) return no_memory(err);
    for (uint32_t i = 0; i < 3; i++) fill(&rows[i], 7 + i);
    *made = (conf_record_growth_rows_settings){rows, 3, sizeof *rows, 0};
    *out = made;
    return FTK_OK;
}

static const conf_record_growth_provider provider = {.show = show, .make = make, .show_all = show_all, .make_all = make_all};
FTK_PROVIDER(conf_record_growth, provider);
