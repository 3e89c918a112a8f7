/* Set-up of a package in one JavaScript thread, and the functions that every package has for its rare paths. */
#include "origin.h"

#include <new>

#include <napi.h>

namespace ftk_node {

namespace {

bool connect(const Package &package, const ftk_api *api, ftk_error **err) { return ftk_scratch::connect(package.table, package.need, api, err); }

const Package &package_of(const Napi::CallbackInfo &info) { return *static_cast<const Package *>(info.Data()); }
Thread *thread_of(const Napi::CallbackInfo &info) { return *package_of(info).thread(); }

Napi::String text(Napi::Env env, ftk_str value) { return Napi::String::New(env, value.ptr == nullptr ? "" : value.ptr, value.len); }

/* `{status, domain, message, origin, notes}` of an error. */
Napi::Object describe(Napi::Env env, Thread *t, const ftk_error *error) {
    Napi::Object out = Napi::Object::New(env);
    out.Set("status", Napi::Number::New(env, error->vt->status(error)));
    out.Set("domain", text(env, ftk_error_domain(error)));
    out.Set("message", text(env, ftk_error_message(error)));
    out.Set("origin", Napi::Number::New(env, origin_of(t, error)));
    Napi::Array notes = Napi::Array::New(env);
    size_t count = ftk_error_note_count(error);
    for (size_t i = 0; i < count; i++) {
        ftk_note from = ftk_error_note(error, i);
        Napi::Object note = Napi::Object::New(env);
        note.Set("language", text(env, from.language));
        note.Set("function", text(env, from.function));
        note.Set("text", text(env, from.text));
        notes.Set(static_cast<uint32_t>(i), note);
    }
    out.Set("notes", notes);
    return out;
}

/* The error of the last failed call; of a status without an error object, its text. */
Napi::Value failure(const Napi::CallbackInfo &info) {
    Thread *t = thread_of(info);
    if (t->error != nullptr) return describe(info.Env(), t, t->error);
    int32_t status = static_cast<int32_t>(t->header(STATUS));
    ftk_error *error = nullptr;
    ftk_fail(&error, status, ftk_str{nullptr, 0});
    Napi::Object out = describe(info.Env(), t, error);
    ftk_error_release(error);
    return out;
}

/* Moves on to the cause of the current error; false when there is none. */
Napi::Value cause(const Napi::CallbackInfo &info) {
    return Napi::Boolean::New(info.Env(), ftk_scratch::next_cause(thread_of(info)));
}

/* Ends the look at the error. */
Napi::Value forget(const Napi::CallbackInfo &info) {
    ftk_scratch::forget(thread_of(info));
    return info.Env().Undefined();
}

/* dropUnknown(low, high): ends an unknown case. */
Napi::Value drop_unknown(const Napi::CallbackInfo &info) {
    uint64_t bits = info[0].As<Napi::Number>().Uint32Value() | static_cast<uint64_t>(info[1].As<Napi::Number>().Uint32Value()) << 32;
    reinterpret_cast<Unknown *>(static_cast<uintptr_t>(bits))->release();
    return info.Env().Undefined();
}

/* settle(): releases what of the last value was not read, as `ftk_scratch::settle` does. */
Napi::Value settle_value(const Napi::CallbackInfo &info) { return Napi::Number::New(info.Env(), ftk_scratch::settle(thread_of(info))); }

Napi::Value dead_origin(const Napi::CallbackInfo &info) {
    return Napi::Number::New(info.Env(), thread_of(info)->origins->next_dead());
}

/* Next chunk of a pool as a string, undefined after the last. */
template <bool wide>
Napi::Value more_text(const Napi::CallbackInfo &info) {
    Thread *t = thread_of(info);
    napi_value out = wide ? next_wide(info.Env(), t) : next_latin(info.Env(), t);
    return out == nullptr ? info.Env().Undefined() : Napi::Value(info.Env(), out);
}

/* Takes a new buffer for the stream. */
void use_stream(Thread *t, Napi::Value value) {
    Napi::ArrayBuffer buffer = value.As<Napi::ArrayBuffer>();
    t->use_stream(static_cast<char *>(buffer.Data()), buffer.ByteLength());
}

Napi::Value set_stream(const Napi::CallbackInfo &info) {
    use_stream(thread_of(info), info[0]);
    return info.Env().Undefined();
}

/* leaks(): live objects of this copy of the runtime, without what the thread keeps for its next calls. For tests. */
Napi::Value leaks(const Napi::CallbackInfo &info) {
    Thread *t = thread_of(info);
    t->spill.release();
    t->unread.release();
    t->latin.release();
    t->wide.release();
    t->arena.release_spare();
    ftk_leaks counts = {};
    counts.size = sizeof counts;
    ftk_leaks_read(&counts);
    /* The arena's first chunk and the table of origins. */
    double kept = t->arena.chunk == nullptr ? 1 : 2;
    return Napi::Number::New(info.Env(), static_cast<double>(counts.allocations + counts.handles + counts.errors + counts.owners) - kept);
}

void end_thread(void *data) {
    const Package *package = static_cast<const Package *>(data);
    Thread *t = *package->thread();
    if (t == nullptr) return;
    *package->thread() = nullptr;
    package->home->leave();
    t->release();
    t->origins->release();
    napi_delete_reference(t->env, t->lent);
    delete t;
}

Napi::Value refuse(Napi::Env env, const char *why) {
    Napi::Error::New(env, why).ThrowAsJavaScriptException();
    return env.Undefined();
}

/* attach(flat, stream, lent): the scratch of this thread. Called once by the module; its buffers live as long as the thread. */
Napi::Value attach(const Napi::CallbackInfo &info) {
    const Package &package = package_of(info);
    Napi::Env env = info.Env();
    Thread *&slot = *package.thread();
    if (slot != nullptr) return refuse(env, "the scratch of this thread is attached already");
    Thread *t = new (std::nothrow) Thread();
    if (t == nullptr || !t->arena.prime() || (t->origins = Origins::create()) == nullptr) {
        if (t != nullptr) t->arena.release();
        delete t;
        return refuse(env, "out of memory");
    }
    if (napi_create_reference(env, info[2], 1, &t->lent) != napi_ok) {
        t->arena.release();
        t->origins->release();
        delete t;
        return refuse(env, "the list of lent bytes is missing");
    }
    t->env = env;
    t->flat = static_cast<char *>(info[0].As<Napi::ArrayBuffer>().Data());
    slot = t;
    package.home->enter(t);
    napi_add_env_cleanup_hook(env, end_thread, const_cast<Package *>(&package));
    use_stream(t, info[1]);
    return env.Undefined();
}

/* load(path): opens the provider; undefined when it is connected, else `{status, domain, message, ...}`. */
Napi::Value load_provider(const Napi::CallbackInfo &info) {
    const Package &package = package_of(info);
    std::string path = info[0].As<Napi::String>().Utf8Value();
    const ftk_api *api = nullptr;
    ftk_error *error = nullptr;
    if (ftk_load(path.c_str(), package.symbol, package.need, &api, &error) == 0 && connect(package, api, &error)) return info.Env().Undefined();
    Napi::Object out = describe(info.Env(), thread_of(info), error);
    ftk_error_release(error);
    return out;
}

void add(Napi::Object to, const char *name, Napi::Value (*call)(const Napi::CallbackInfo &), const Package &package) {
    to.Set(name, Napi::Function::New(to.Env(), call, name, const_cast<Package *>(&package)));
}

}  // namespace

napi_value add_package(napi_env raw, napi_value raw_exports, const Package &package) {
    Napi::Env env(raw);
    Napi::HandleScope scope(env);
    /* Node unloads an addon with the last thread that used it; a provider may still hold the table of a callback. */
    ftk_library_keep(&package);
    if (package.linked != nullptr) {
        ftk_error *error = nullptr;
        const ftk_api *api = package.linked(package.need->major, 0, &error);
        if (api == nullptr || !connect(package, api, &error)) {
            std::string why = error == nullptr ? "the provider has no table" : std::string(ftk_error_message(error).ptr, ftk_error_message(error).len);
            ftk_error_release(error);
            Napi::Error::New(env, why).ThrowAsJavaScriptException();
            return nullptr;
        }
    }
    Napi::Object out = Napi::Object::New(env);
    add(out, "$attach", attach, package);
    add(out, "$stream", set_stream, package);
    add(out, "$latin", more_text<false>, package);
    add(out, "$wide", more_text<true>, package);
    add(out, "$failure", failure, package);
    add(out, "$cause", cause, package);
    add(out, "$forget", forget, package);
    add(out, "$deadOrigin", dead_origin, package);
    add(out, "$dropUnknown", drop_unknown, package);
    add(out, "$settle", settle_value, package);
    add(out, "$leaks", leaks, package);
    add(out, "$load", load_provider, package);
    for (size_t i = 0; i < package.function_count; i++) {
        const Function &one = package.functions[i];
        napi_value function = nullptr;
        if (napi_create_function(raw, one.name, NAPI_AUTO_LENGTH, one.call, nullptr, &function) != napi_ok) return nullptr;
        if (napi_set_named_property(raw, out, one.name, function) != napi_ok) return nullptr;
    }
    Napi::Object(env, raw_exports).Set(package.prefix, out);
    return raw_exports;
}

}  // namespace ftk_node
