#include <conf_constructor_provider.h>
#include <provide.h>

struct conf_constructor_store_impl {
    builder name;
    uint32_t size;
};

static void store_destroy(conf_constructor_store_impl *self) {
    drop(&self->name);
    ftk_free(self, sizeof *self);
}

static int32_t make(ftk_str name, uint32_t size, conf_constructor_store_impl **out, ftk_error **err) {
    conf_constructor_store_impl *made = ftk_alloc_zeroed(sizeof *made);
    if (made == NULL) return no_memory(err);
    made->size = size;
    add(&made->name, name.ptr, name.len);
    if (made->name.failed) {
        store_destroy(made);
        return no_memory(err);
    }
    *out = made;
    return FTK_OK;
}

static int32_t store_new(conf_constructor_store_impl **out, ftk_error **err) {
    return make(FTK_LITERAL("default"), 0, out, err);
}

static int32_t store_named(const char *name, size_t name_len, conf_constructor_store_impl **out, ftk_error **err) {
    if (name_len > 0) return make((ftk_str){name, name_len}, 0, out, err);
    conf_constructor_open_error_bad_name payload = CONF_CONSTRUCTOR_OPEN_ERROR_BAD_NAME_INIT;
    return conf_constructor_open_error_fail_bad_name(err, &payload);
}

static int32_t store_with_options(const conf_constructor_options *options, conf_constructor_store_impl **out, ftk_error **err) {
    return make(options->label, options->size_, out, err);
}

static int32_t store_describe(conf_constructor_store_impl *self, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    add(&text, self->name.ptr, self->name.len);
    addf(&text, ":%" PRIu32, self->size);
    return give(&text, out, err);
}

static const conf_constructor_provider provider = {
    .store_new = store_new, .store_named = store_named, .store_with_options = store_with_options,
    .store_describe = store_describe, .store_destroy = store_destroy,
};
FTK_PROVIDER(conf_constructor, provider);
