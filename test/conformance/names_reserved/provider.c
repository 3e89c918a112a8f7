#include <conf_names_reserved_provider.h>
#include <provide.h>

struct conf_names_reserved_object_impl {
    uint32_t number;
    uint32_t function;
};

static int32_t object_delete(uint32_t new, conf_names_reserved_object_impl **out, ftk_error **err) {
    *out = ftk_alloc_zeroed(sizeof **out);
    if (*out == NULL) return no_memory(err);
    (*out)->number = new;
    return FTK_OK;
}

static int32_t object_new(conf_names_reserved_object_impl **out, ftk_error **err) {
    return object_delete(0, out, err);
}

static int32_t object_await(conf_names_reserved_object_impl *self, uint32_t async, uint32_t yield, uint32_t *out, ftk_error **err) {
    (void)self;
    (void)err;
    *out = async + yield;
    return FTK_OK;
}

static int32_t object_to_string(conf_names_reserved_object_impl *self, ftk_buf *out, ftk_error **err) {
    builder text = {0};
    addf(&text, "object %" PRIu32, self->number);
    return give(&text, out, err);
}

static int32_t object_then(conf_names_reserved_object_impl *self, uint32_t *out, ftk_error **err) {
    (void)self;
    (void)err;
    *out = 7;
    return FTK_OK;
}

static int32_t object_get_function(conf_names_reserved_object_impl *self, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = self->function;
    return FTK_OK;
}

static int32_t object_set_function(conf_names_reserved_object_impl *self, uint32_t value, ftk_error **err) {
    (void)err;
    self->function = value;
    return FTK_OK;
}

static int32_t object_self(uint32_t this, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = this;
    return FTK_OK;
}

static void object_destroy(conf_names_reserved_object_impl *self) {
    ftk_free(self, sizeof *self);
}

static int32_t module_import(uint32_t export, uint32_t *out, ftk_error **err) {
    (void)err;
    *out = export + 1;
    return FTK_OK;
}

static int32_t match(uint32_t self, uint32_t out, uint32_t err, uint32_t ctx, uint32_t *result, ftk_error **error) {
    (void)error;
    *result = self + out + err + ctx;
    return FTK_OK;
}

static int32_t return_(const conf_names_reserved_record *in, ftk_arena *arena, const conf_names_reserved_record **out, ftk_error **err) {
    conf_names_reserved_record *made = MAKE(arena, conf_names_reserved_record);
    if (made == NULL || conf_names_reserved_record_copy(arena, in, made) != FTK_OK) return no_memory(err);
    made->fn++;
    *out = made;
    return FTK_OK;
}

static int32_t switch_(const conf_names_reserved_union *value, ftk_arena *arena, const conf_names_reserved_union **out, ftk_error **err) {
    conf_names_reserved_union *made = MAKE(arena, conf_names_reserved_union);
    if (made == NULL || conf_names_reserved_union_copy(arena, value, made) != FTK_OK) return no_memory(err);
    *out = made;
    return FTK_OK;
}

static int32_t try_(const char *text, size_t len, ftk_error **err) {
    conf_names_reserved_error_catch_ payload = CONF_NAMES_RESERVED_ERROR_CATCH__INIT;
    payload.throw_ = (ftk_str){text, len};
    payload.message = FTK_LITERAL("m");
    payload.code = 9;
    return conf_names_reserved_error_fail_catch(err, &payload);
}

static int32_t enum_(const conf_names_reserved_struct *value, conf_names_reserved_class *out, ftk_error **err) {
    (void)err;
    *out = value->class_;
    return FTK_OK;
}

static int32_t template_(const conf_names_reserved_operator_fn *function, uint32_t *out, ftk_error **err) {
    return conf_names_reserved_operator_fn_call(function, 41, out, err);
}

static const conf_names_reserved_provider provider = {
    .object_new = object_new, .object_delete = object_delete, .object_await = object_await, .object_to_string = object_to_string,
    .object_then = object_then, .object_get_function = object_get_function, .object_set_function = object_set_function,
    .object_self = object_self, .object_destroy = object_destroy, .module_import = module_import, .match = match, .return_ = return_,
    .switch_ = switch_, .try_ = try_, .enum_ = enum_, .template_ = template_,
};
FTK_PROVIDER(conf_names_reserved, provider);
