/* The shapes as an expert writes them with Node-API alone, in C: each call checked, one fetch of a text into memory of its own, objects wrapped. */
#include <node_api.h>
#include <stdlib.h>
#include <string.h>

#include "data.h"

/* A failed call of Node-API leaves the function; the exception is pending, or is made here. */
#define NEED(env, call)                                                               \
    do {                                                                              \
        if ((call) != napi_ok) {                                                      \
            bool pending = false;                                                     \
            napi_is_exception_pending((env), &pending);                               \
            if (!pending) napi_throw_type_error((env), NULL, "wrong argument");       \
            return 0;                                                                 \
        }                                                                             \
    } while (0)

static bool arguments(napi_env env, napi_callback_info info, napi_value *args, size_t count) {
    size_t given = count;
    NEED(env, napi_get_cb_info(env, info, &given, args, NULL, NULL));
    NEED(env, given < count ? napi_invalid_arg : napi_ok);
    return true;
}

static napi_value from_f64(napi_env env, double value) {
    napi_value out = NULL;
    NEED(env, napi_create_double(env, value, &out));
    return out;
}

static napi_value from_i32(napi_env env, int32_t value) {
    napi_value out = NULL;
    NEED(env, napi_create_int32(env, value, &out));
    return out;
}

static napi_value from_u32(napi_env env, uint32_t value) {
    napi_value out = NULL;
    NEED(env, napi_create_uint32(env, value, &out));
    return out;
}

static napi_value from_text(napi_env env, ftk_str text) {
    napi_value out = NULL;
    NEED(env, napi_create_string_utf8(env, text.ptr, text.len, &out));
    return out;
}

/* A text: in place when it is short, else in memory that `to_text_end` frees. */
typedef struct text {
    char *ptr;
    size_t len;
    char own[2048];
} text;

static bool to_text(napi_env env, napi_value value, text *out) {
    out->ptr = out->own;
    NEED(env, napi_get_value_string_utf8(env, value, out->own, sizeof out->own, &out->len));
    if (out->len + 4 < sizeof out->own) return true;
    size_t len = 0;
    NEED(env, napi_get_value_string_utf8(env, value, NULL, 0, &len));
    out->ptr = (char *)malloc(len + 1);
    NEED(env, out->ptr == NULL ? napi_generic_failure : napi_ok);
    NEED(env, napi_get_value_string_utf8(env, value, out->ptr, len + 1, &out->len));
    return true;
}

static void to_text_end(text *one) {
    if (one->ptr != one->own) free(one->ptr);
}

static bool field_i32(napi_env env, napi_value from, const char *name, int32_t *out) {
    napi_value value = NULL;
    NEED(env, napi_get_named_property(env, from, name, &value));
    NEED(env, napi_get_value_int32(env, value, out));
    return true;
}

static bool field_f64(napi_env env, napi_value from, const char *name, double *out) {
    napi_value value = NULL;
    NEED(env, napi_get_named_property(env, from, name, &value));
    NEED(env, napi_get_value_double(env, value, out));
    return true;
}

static bool field_bool(napi_env env, napi_value from, const char *name, bool *out) {
    napi_value value = NULL;
    NEED(env, napi_get_named_property(env, from, name, &value));
    NEED(env, napi_get_value_bool(env, value, out));
    return true;
}

/* Bytes of a text field. */
static bool field_text(napi_env env, napi_value from, const char *name, double *out) {
    napi_value value = NULL;
    text one;
    NEED(env, napi_get_named_property(env, from, name, &value));
    if (!to_text(env, value, &one)) return false;
    *out = (double)one.len;
    to_text_end(&one);
    return true;
}

static bool set(napi_env env, napi_value object, const char *name, napi_value value) {
    if (value == NULL) return false;
    NEED(env, napi_set_named_property(env, object, name, value));
    return true;
}

static napi_value from_bool(napi_env env, bool value) {
    napi_value out = NULL;
    NEED(env, napi_get_boolean(env, value, &out));
    return out;
}

static bool sum_numbers(napi_env env, napi_value from, double *out) {
    int32_t a = 0;
    double b = 0;
    double c = 0;
    bool d = false;
    if (!field_i32(env, from, "a", &a) || !field_f64(env, from, "b", &b) || !field_f64(env, from, "c", &c) || !field_bool(env, from, "d", &d)) return false;
    *out = a + b + c + d;
    return true;
}

static bool sum_sample(napi_env env, napi_value from, double *out) {
    int32_t e = 0;
    if (!sum_numbers(env, from, out) || !field_i32(env, from, "e", &e)) return false;
    *out += e;
    return true;
}

static bool sum_named(napi_env env, napi_value from, double *out) {
    double len = 0;
    if (!sum_numbers(env, from, out) || !field_text(env, from, "name", &len)) return false;
    *out += len;
    return true;
}

static napi_value from_sample(napi_env env, size_t index) {
    const bench_shapes_sample *from = &bench_samples[index];
    napi_value out = NULL;
    NEED(env, napi_create_object(env, &out));
    bool all = set(env, out, "a", from_i32(env, from->a)) && set(env, out, "b", from_f64(env, from->b)) && set(env, out, "c", from_f64(env, from->c)) &&
               set(env, out, "d", from_bool(env, from->d != 0)) && set(env, out, "e", from_i32(env, from->e));
    return all ? out : NULL;
}

static napi_value from_named(napi_env env, size_t index) {
    const bench_shapes_named *from = &bench_named[index];
    napi_value out = NULL;
    NEED(env, napi_create_object(env, &out));
    bool all = set(env, out, "a", from_i32(env, from->a)) && set(env, out, "b", from_f64(env, from->b)) && set(env, out, "c", from_f64(env, from->c)) &&
               set(env, out, "d", from_bool(env, from->d != 0)) && set(env, out, "name", from_text(env, from->name));
    return all ? out : NULL;
}

static napi_value scalar(napi_env env, napi_callback_info info) {
    napi_value args[2];
    int32_t a = 0;
    int32_t b = 0;
    if (!arguments(env, info, args, 2)) return NULL;
    NEED(env, napi_get_value_int32(env, args[0], &a));
    NEED(env, napi_get_value_int32(env, args[1], &b));
    return from_i32(env, (int32_t)((uint32_t)a + (uint32_t)b));
}

static napi_value string_in(napi_env env, napi_callback_info info) {
    napi_value args[1];
    text one;
    if (!arguments(env, info, args, 1) || !to_text(env, args[0], &one)) return NULL;
    uint32_t len = (uint32_t)one.len;
    to_text_end(&one);
    return from_u32(env, len);
}

static napi_value string_out(napi_env env, napi_callback_info info) {
    napi_value args[1];
    uint32_t which = 0;
    if (!arguments(env, info, args, 1)) return NULL;
    NEED(env, napi_get_value_uint32(env, args[0], &which));
    return from_text(env, bench_texts[which % 3]);
}

static napi_value sum_one(napi_env env, napi_callback_info info, bool (*sum)(napi_env env, napi_value from, double *out)) {
    napi_value args[1];
    double total = 0;
    if (!arguments(env, info, args, 1) || !sum(env, args[0], &total)) return NULL;
    return from_f64(env, total);
}

static napi_value sum_all(napi_env env, napi_callback_info info, bool (*sum)(napi_env env, napi_value from, double *out)) {
    napi_value args[1];
    uint32_t count = 0;
    double total = 0;
    if (!arguments(env, info, args, 1)) return NULL;
    NEED(env, napi_get_array_length(env, args[0], &count));
    for (uint32_t i = 0; i < count; i++) {
        napi_handle_scope scope = NULL;
        napi_value element = NULL;
        double one = 0;
        NEED(env, napi_open_handle_scope(env, &scope));
        bool got = napi_get_element(env, args[0], i, &element) == napi_ok && sum(env, element, &one);
        NEED(env, napi_close_handle_scope(env, scope));
        if (!got) return NULL;
        total += one;
    }
    return from_f64(env, total);
}

static napi_value make_one(napi_env env, napi_callback_info info, napi_value (*make)(napi_env env, size_t index)) {
    napi_value args[1];
    int32_t seed = 0;
    if (!arguments(env, info, args, 1)) return NULL;
    NEED(env, napi_get_value_int32(env, args[0], &seed));
    return make(env, (size_t)(seed & (BENCH_COUNT - 1)));
}

static napi_value make_all(napi_env env, napi_callback_info info, napi_value (*make)(napi_env env, size_t index)) {
    napi_value args[1];
    uint32_t count = 0;
    napi_value out = NULL;
    if (!arguments(env, info, args, 1)) return NULL;
    NEED(env, napi_get_value_uint32(env, args[0], &count));
    NEED(env, napi_create_array_with_length(env, count, &out));
    for (uint32_t i = 0; i < count; i++) {
        napi_handle_scope scope = NULL;
        NEED(env, napi_open_handle_scope(env, &scope));
        napi_value one = make(env, i & (BENCH_COUNT - 1));
        bool put = one != NULL && napi_set_element(env, out, i, one) == napi_ok;
        NEED(env, napi_close_handle_scope(env, scope));
        if (!put) return NULL;
    }
    return out;
}

static napi_value record_in(napi_env env, napi_callback_info info) { return sum_one(env, info, sum_sample); }
static napi_value record_out(napi_env env, napi_callback_info info) { return make_one(env, info, from_sample); }
static napi_value record_string_in(napi_env env, napi_callback_info info) { return sum_one(env, info, sum_named); }
static napi_value record_string_out(napi_env env, napi_callback_info info) { return make_one(env, info, from_named); }
static napi_value records_in(napi_env env, napi_callback_info info) { return sum_all(env, info, sum_sample); }
static napi_value records_out(napi_env env, napi_callback_info info) { return make_all(env, info, from_sample); }
static napi_value records_string_in(napi_env env, napi_callback_info info) { return sum_all(env, info, sum_named); }
static napi_value records_string_out(napi_env env, napi_callback_info info) { return make_all(env, info, from_named); }

static bool sum_f64(napi_env env, napi_value from, double *out) {
    NEED(env, napi_get_value_double(env, from, out));
    return true;
}

static napi_value numbers_in(napi_env env, napi_callback_info info) { return sum_all(env, info, sum_f64); }

static napi_value bytes_in(napi_env env, napi_callback_info info) {
    napi_value args[1];
    napi_typedarray_type type = napi_int8_array;
    size_t len = 0;
    void *data = NULL;
    if (!arguments(env, info, args, 1)) return NULL;
    NEED(env, napi_get_typedarray_info(env, args[0], &type, &len, &data, NULL, NULL));
    NEED(env, type == napi_uint8_array ? napi_ok : napi_invalid_arg);
    return from_u32(env, (uint32_t)len);
}

typedef struct counter {
    int32_t value;
} counter;

static void counter_free(napi_env env, void *data, void *hint) {
    (void)env;
    (void)hint;
    free(data);
}

static napi_value counter_new(napi_env env, napi_callback_info info) {
    size_t count = 1;
    napi_value args[1];
    napi_value self = NULL;
    NEED(env, napi_get_cb_info(env, info, &count, args, &self, NULL));
    counter *one = (counter *)malloc(sizeof *one);
    NEED(env, one == NULL ? napi_generic_failure : napi_ok);
    if (napi_get_value_int32(env, args[0], &one->value) != napi_ok || napi_wrap(env, self, one, counter_free, NULL, NULL) != napi_ok) {
        free(one);
        NEED(env, napi_invalid_arg);
    }
    return self;
}

static napi_value counter_add(napi_env env, napi_callback_info info) {
    size_t count = 1;
    napi_value args[1];
    napi_value self = NULL;
    void *data = NULL;
    int32_t by = 0;
    NEED(env, napi_get_cb_info(env, info, &count, args, &self, NULL));
    NEED(env, napi_unwrap(env, self, &data));
    NEED(env, napi_get_value_int32(env, args[0], &by));
    counter *one = (counter *)data;
    one->value = (int32_t)((uint32_t)one->value + (uint32_t)by);
    return from_i32(env, one->value);
}

#define FUNCTION(name, call) {(name), NULL, (call), NULL, NULL, NULL, napi_enumerable, NULL}

NAPI_MODULE_INIT() {
    bench_fill();
    const napi_property_descriptor functions[] = {
        FUNCTION("scalar", scalar),
        FUNCTION("stringIn", string_in),
        FUNCTION("stringOut", string_out),
        FUNCTION("recordIn", record_in),
        FUNCTION("recordOut", record_out),
        FUNCTION("recordStringIn", record_string_in),
        FUNCTION("recordStringOut", record_string_out),
        FUNCTION("recordsIn", records_in),
        FUNCTION("recordsOut", records_out),
        FUNCTION("recordsStringIn", records_string_in),
        FUNCTION("recordsStringOut", records_string_out),
        FUNCTION("numbersIn", numbers_in),
        FUNCTION("bytesIn", bytes_in),
    };
    const napi_property_descriptor methods[] = {FUNCTION("add", counter_add)};
    napi_value type = NULL;
    NEED(env, napi_define_properties(env, exports, sizeof functions / sizeof functions[0], functions));
    NEED(env, napi_define_class(env, "Counter", NAPI_AUTO_LENGTH, counter_new, NULL, 1, methods, &type));
    NEED(env, napi_set_named_property(env, exports, "Counter", type));
    return exports;
}
