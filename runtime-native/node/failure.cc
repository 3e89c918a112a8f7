/* Failures: of calls, kept for JavaScript to fetch, and of callbacks, on their way to the provider. */
#include "origin.h"

namespace ftk_node {

bool Callback::exists() const {
    napi_valuetype type = napi_undefined;
    return napi_typeof(env, function, &type) == napi_ok && type == napi_function;
}

int32_t Callback::call(napi_value text, napi_value *result) {
    napi_value receiver = nullptr;
    napi_get_undefined(env, &receiver);
    napi_value values[2] = {function, text == nullptr ? receiver : text};
    if (napi_call_function(env, receiver, thunk, 2, values, result) == napi_ok) return static_cast<int32_t>(thread->header(STATUS));
    /* The thunk catches everything: only an ending thread gets here. */
    thread->set_header(ORIGIN, 0);
    *result = nullptr;
    return FTK_E_CANCELLED;
}

namespace {

bool read_nothing(Reader &, int32_t, const void **) { return true; }

}  // namespace

int32_t raise(Thread *t, int32_t status, napi_value text, ftk_error **err) {
    return raise_declared(t, status, text, ftk_str{nullptr, 0}, read_nothing, err);
}

int32_t raise_declared(Thread *t, int32_t status, napi_value text, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload),
                       ftk_error **err) {
    uint32_t origin = t->header(ORIGIN);
    ftk_scratch::Raised raised(t, status, domain);
    Reader in(t, nullptr, false, raised.memory());
    bool complete = raised.memory() != nullptr && text != nullptr && in.open_text(t->env, text) && in.text(t->header(MESSAGE), &raised.init.message) &&
                    (!raised.declared() || read(in, raised.code(), &raised.init.payload));
    if (!raised.settle(complete, in.status()) && origin != 0) {
        t->origins->bury(origin);
        origin = 0;
    }
    return ftk_scratch::give(err, make_error(t, &raised.init, origin));
}

napi_value keep_cause(napi_env env, napi_callback_info info, Thread *t, int32_t (*make)(Thread *, int32_t, napi_value, ftk_error **)) {
    napi_value text = nullptr;
    if (!arguments(env, info, &text, 1)) return nullptr;
    ftk_error *error = nullptr;
    make(t, static_cast<int32_t>(t->header(STATUS)), text, &error);
    ftk_scratch::keep_cause(t, error);
    return nullptr;
}

napi_value put_payload(napi_env env, Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload)) {
    Writer out(t);
    const ftk_error *error = t->error;
    if (error == nullptr) return fail_breach(t);
    if (!write(out, FTK_CODE_OF_STATUS(error->vt->status(error)), ftk_error_payload(error))) return out.fail();
    return out.finish(env);
}

}  // namespace ftk_node
