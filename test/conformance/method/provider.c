#include <conf_method_provider.h>
#include <provide.h>

typedef struct pair {
    builder key;
    int64_t value;
} pair;

/* Pairs sorted by key. */
struct conf_method_dict_impl {
    pair *pairs;
    size_t len;
    size_t cap;
};

static int32_t dict_new(conf_method_dict_impl **out, ftk_error **err) {
    *out = ftk_alloc_zeroed(sizeof **out);
    return *out == NULL ? no_memory(err) : FTK_OK;
}

static ftk_str key_of(const pair *one) {
    return (ftk_str){one->key.ptr, one->key.len};
}

/* Position of the first key that is not before `key`. */
static size_t position(const conf_method_dict_impl *self, ftk_str key) {
    size_t at = 0;
    while (at < self->len) {
        ftk_str known = key_of(&self->pairs[at]);
        size_t common = known.len < key.len ? known.len : key.len;
        int order = common == 0 ? 0 : memcmp(known.ptr, key.ptr, common);
        if (order > 0 || (order == 0 && known.len >= key.len)) break;
        at++;
    }
    return at;
}

static pair *find(const conf_method_dict_impl *self, ftk_str key) {
    size_t at = position(self, key);
    return at < self->len && same(key_of(&self->pairs[at]), key) ? &self->pairs[at] : NULL;
}

static int reserve(conf_method_dict_impl *self) {
    if (self->len < self->cap) return 1;
    size_t cap = self->cap * 2 + 4;
    pair *grown = ftk_alloc(cap * sizeof *grown);
    if (grown == NULL) return 0;
    if (self->len > 0) memcpy(grown, self->pairs, self->len * sizeof *grown);
    ftk_free(self->pairs, self->cap * sizeof *grown);
    self->pairs = grown;
    self->cap = cap;
    return 1;
}

static int32_t set(conf_method_dict_impl *self, ftk_str key, int64_t value, ftk_error **err) {
    pair *known = find(self, key);
    if (known != NULL) {
        known->value = value;
        return FTK_OK;
    }
    pair made = {.value = value};
    add(&made.key, key.ptr, key.len);
    if (made.key.failed || !reserve(self)) {
        drop(&made.key);
        return no_memory(err);
    }
    size_t at = position(self, key);
    memmove(&self->pairs[at + 1], &self->pairs[at], (self->len - at) * sizeof made);
    self->pairs[at] = made;
    self->len++;
    return FTK_OK;
}

static int32_t dict_put(conf_method_dict_impl *self, const char *key, size_t key_len, int64_t value, uint8_t *out_has, int64_t *out,
                        ftk_error **err) {
    const pair *known = find(self, (ftk_str){key, key_len});
    *out_has = known != NULL;
    if (known != NULL) *out = known->value;
    return set(self, (ftk_str){key, key_len}, value, err);
}

static int32_t dict_get(conf_method_dict_impl *self, const char *key, size_t key_len, int64_t *out, ftk_error **err) {
    const pair *known = find(self, (ftk_str){key, key_len});
    if (known == NULL) {
        conf_method_key_error_missing payload = CONF_METHOD_KEY_ERROR_MISSING_INIT;
        payload.key = (ftk_str){key, key_len};
        return conf_method_key_error_fail_missing(err, &payload);
    }
    *out = known->value;
    return FTK_OK;
}

static int32_t dict_length(conf_method_dict_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = (uint32_t)self->len;
    return FTK_OK;
}

static int32_t dict_entries(conf_method_dict_impl *self, ftk_arena *arena, const conf_method_rows_entry **out, ftk_error **err) {
    conf_method_rows_entry *made = MAKE(arena, conf_method_rows_entry);
    conf_method_entry *entries = ftk_arena_array(arena, self->len, sizeof *entries, 8);
    if (made == NULL || entries == NULL) return no_memory(err);
    for (size_t i = 0; i < self->len; i++) {
        ftk_str key = key_of(&self->pairs[i]);
        entries[i] = (conf_method_entry)CONF_METHOD_ENTRY_INIT;
        entries[i].value = self->pairs[i].value;
        if (ftk_arena_text(arena, key.ptr, key.len, &entries[i].key) != FTK_OK) return no_memory(err);
    }
    *made = (conf_method_rows_entry){entries, self->len, sizeof *entries, 0};
    *out = made;
    return FTK_OK;
}

static int32_t dict_merge(conf_method_dict_impl *self, conf_method_dict_impl *other, uint32_t *out, ftk_error **err) {
    for (size_t i = 0; i < other->len; i++) {
        int32_t status = set(self, key_of(&other->pairs[i]), other->pairs[i].value, err);
        if (status != FTK_OK) return status;
    }
    *out = (uint32_t)self->len;
    return FTK_OK;
}

static int32_t dict_clear(conf_method_dict_impl *self, ftk_error **err) {
    (void)err;
    for (size_t i = 0; i < self->len; i++) drop(&self->pairs[i].key);
    self->len = 0;
    return FTK_OK;
}

static void dict_destroy(conf_method_dict_impl *self) {
    (void)dict_clear(self, NULL);
    ftk_free(self->pairs, self->cap * sizeof *self->pairs);
    ftk_free(self, sizeof *self);
}

static const conf_method_provider provider = {
    .dict_new = dict_new, .dict_put = dict_put, .dict_get = dict_get, .dict_length = dict_length,
    .dict_entries = dict_entries, .dict_merge = dict_merge, .dict_clear = dict_clear, .dict_destroy = dict_destroy,
};
FTK_PROVIDER(conf_method, provider);
