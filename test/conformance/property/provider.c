#include <conf_property_provider.h>
#include <provide.h>

struct conf_property_dial_impl {
    uint32_t changes;
    builder label;
    builder tags; /* each ended by a NUL byte */
    size_t tag_count;
    int32_t level;
    conf_property_opt_u64 limit;
};

static int32_t dial_new(conf_property_dial_impl **out, ftk_error **err) {
    *out = ftk_alloc_zeroed(sizeof **out);
    return *out == NULL ? no_memory(err) : FTK_OK;
}

static void dial_destroy(conf_property_dial_impl *self) {
    drop(&self->label);
    drop(&self->tags);
    ftk_free(self, sizeof *self);
}

static int32_t dial_get_changes(conf_property_dial_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->changes;
    return FTK_OK;
}

/* Puts a text that was built in the place of `old`, unless memory ran out. */
static int32_t replace(conf_property_dial_impl *self, builder *old, builder *built, ftk_error **err) {
    if (built->failed) {
        drop(built);
        return no_memory(err);
    }
    drop(old);
    *old = *built;
    self->changes++;
    return FTK_OK;
}

static int32_t dial_get_label(conf_property_dial_impl *self, ftk_buf *out, ftk_error **err) {
    return ftk_buf_copy(out, self->label.ptr, self->label.len, 1) == FTK_OK ? FTK_OK : no_memory(err);
}

static int32_t dial_set_label(conf_property_dial_impl *self, const char *value, size_t value_len, ftk_error **err) {
    builder label = {0};
    add(&label, value, value_len);
    return replace(self, &self->label, &label, err);
}

static int32_t dial_get_tags(conf_property_dial_impl *self, ftk_arena *arena, const conf_property_list_string **out, ftk_error **err) {
    conf_property_list_string *made = MAKE(arena, conf_property_list_string);
    ftk_str *tags = ftk_arena_array(arena, self->tag_count, sizeof *tags, 8);
    if (made == NULL || tags == NULL) return no_memory(err);
    const char *tag = self->tags.ptr;
    for (size_t i = 0; i < self->tag_count; i++) {
        size_t len = strlen(tag);
        if (ftk_arena_text(arena, tag, len, &tags[i]) != FTK_OK) return no_memory(err);
        tag += len + 1;
    }
    *made = (conf_property_list_string){tags, self->tag_count};
    *out = made;
    return FTK_OK;
}

static int32_t dial_set_tags(conf_property_dial_impl *self, const ftk_str *value, size_t value_len, ftk_error **err) {
    builder tags = {0};
    for (size_t i = 0; i < value_len; i++) {
        add(&tags, value[i].ptr, value[i].len);
        add(&tags, "", 1);
    }
    int32_t status = replace(self, &self->tags, &tags, err);
    if (status == FTK_OK) self->tag_count = value_len;
    return status;
}

static int32_t dial_get_level(conf_property_dial_impl *self, int32_t *out, ftk_error **err) {
    (void)err;
    *out = self->level;
    return FTK_OK;
}

static int32_t dial_set_level(conf_property_dial_impl *self, int32_t value, ftk_error **err) {
    if (value < 0 || value > 10) {
        conf_property_range_error_out_of_range payload = CONF_PROPERTY_RANGE_ERROR_OUT_OF_RANGE_INIT;
        payload.value = value;
        return conf_property_range_error_fail_out_of_range(err, &payload);
    }
    self->level = value;
    self->changes++;
    return FTK_OK;
}

static int32_t dial_get_limit(conf_property_dial_impl *self, uint8_t *out_has, uint64_t *out, ftk_error **err) {
    (void)err;
    *out_has = self->limit.has;
    *out = self->limit.value;
    return FTK_OK;
}

static int32_t dial_set_limit(conf_property_dial_impl *self, const uint64_t *value, ftk_error **err) {
    (void)err;
    self->limit = (conf_property_opt_u64){.has = value != NULL, .value = value == NULL ? 0 : *value};
    self->changes++;
    return FTK_OK;
}

static const conf_property_provider provider = {
    .dial_new = dial_new, .dial_destroy = dial_destroy, .dial_get_changes = dial_get_changes, .dial_get_label = dial_get_label,
    .dial_set_label = dial_set_label, .dial_get_tags = dial_get_tags, .dial_set_tags = dial_set_tags, .dial_get_level = dial_get_level,
    .dial_set_level = dial_set_level, .dial_get_limit = dial_get_limit, .dial_set_limit = dial_set_limit,
};
FTK_PROVIDER(conf_property, provider);
