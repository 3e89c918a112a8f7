/* Failures: of calls, kept for JavaScript to fetch, and of callbacks, on their way to the provider. */
#include "origin.h"

namespace ftk_node {

napi_value fail(Thread *t, int32_t status, ftk_error *error) {
    ftk_error_release(t->error);
    t->error = error;
    t->set_header(STATUS, static_cast<uint32_t>(status));
    return nullptr;
}

napi_value fail_text(Thread *t, int32_t status, const char *text) {
    ftk_error *error = nullptr;
    ftk_fail(&error, status, ftk_str{text, std::strlen(text)});
    return fail(t, status, error);
}

napi_value fail_not_loaded(Thread *t) { return fail_text(t, FTK_E_LOAD, "the provider is not loaded: call load(path) first"); }

napi_value fail_unavailable(Thread *t, const char *what) {
    ftk_error *error = nullptr;
    int32_t status = ftk_failf(&error, FTK_E_UNAVAILABLE, "%s is not available in the version of the provider", what);
    return fail(t, status, error);
}

napi_value fail_breach(Thread *t) { return fail_text(t, FTK_E_CONTRACT, "contract violated by the provider"); }

int32_t fail_thread(ftk_error **err) {
    return ftk_fail(err, FTK_E_THREAD, FTK_LITERAL("a callback belongs to the thread of its call"));
}

int32_t fail_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, ftk_str{nullptr, 0}); }

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

/* Gives an error away, or drops it when nobody asked; its status. */
int32_t give(ftk_error **err, ftk_error *error) {
    int32_t status = ftk_error_status(error);
    if (err == nullptr) {
        ftk_error_release(error);
    } else {
        *err = error;
    }
    return status;
}

}  // namespace

int32_t raise(Thread *t, int32_t status, napi_value text, ftk_error **err) {
    return raise_declared(t, status, text, ftk_str{nullptr, 0}, read_nothing, err);
}

int32_t raise_declared(Thread *t, int32_t status, napi_value text, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload),
                       ftk_error **err) {
    uint32_t origin = t->header(ORIGIN);
    ftk_error_init init = {};
    init.status = status;
    init.cause = t->cause;
    t->cause = nullptr;
    Kept kept;
    Reader in(t, nullptr, false, kept.arena);
    bool declared = status <= FTK_STATUS_DECLARED;
    bool complete = kept.arena != nullptr && text != nullptr && in.open_text(t->env, text) && in.text(t->header(MESSAGE), &init.message) &&
                    (!declared || read(in, FTK_CODE_OF_STATUS(status), &init.payload));
    if (!complete) init.payload = nullptr;
    if (declared && complete) init.domain = domain;
    if (declared && !complete) {
        /* Without its payload a declared error would be another one. */
        init.status = in.status() == 0 ? FTK_E_NO_MEMORY : in.status();
        if (origin != 0) t->origins->bury(origin);
        origin = 0;
    }
    ftk_owner *memory = kept.arena == nullptr ? nullptr : kept.finish();
    if (init.payload != nullptr) {
        init.payload_owner = memory;
        ftk_owner_retain(memory);
    }
    ftk_error *error = make_error(t, &init, origin);
    ftk_owner_release(memory);
    return give(err, error);
}

napi_value keep_cause(napi_env env, napi_callback_info info, Thread *t, int32_t (*make)(Thread *, int32_t, napi_value, ftk_error **)) {
    napi_value text = nullptr;
    if (!arguments(env, info, &text, 1)) return nullptr;
    ftk_error *error = nullptr;
    make(t, static_cast<int32_t>(t->header(STATUS)), text, &error);
    ftk_error_release(t->cause);
    t->cause = error;
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
