/* Failures: of calls, kept for Java to fetch, and of callbacks, on their way to the provider. */
#include "ftk_jni.h"

namespace ftk_jni {

jint fail(Thread *t, int32_t status, ftk_error *error) {
    ftk_error_release(t->error);
    t->error = error;
    t->set_header(STATUS, static_cast<uint32_t>(status));
    return status;
}

jint fail_text(Thread *t, int32_t status, const char *text) {
    ftk_error *error = nullptr;
    ftk_fail(&error, status, ftk_str{text, std::strlen(text)});
    return fail(t, status, error);
}

Failure not_loaded(const Package &package) {
    Failure failure = {FTK_E_LOAD, nullptr};
    int32_t status = link_provider(package, &failure.error);
    if (status != 0) {
        failure.status = status;
    } else {
        ftk_fail(&failure.error, FTK_E_LOAD, FTK_LITERAL("the provider is not loaded: call load(path) first"));
    }
    return failure;
}

Failure unavailable(const char *what) {
    Failure failure = {FTK_E_UNAVAILABLE, nullptr};
    ftk_failf(&failure.error, FTK_E_UNAVAILABLE, "%s is not available in the version of the provider", what);
    return failure;
}

Failure breach() {
    Failure failure = {FTK_E_CONTRACT, nullptr};
    ftk_fail(&failure.error, FTK_E_CONTRACT, FTK_LITERAL("contract violated by the provider"));
    return failure;
}

namespace {

jint fail(Thread *t, Failure failure) { return fail(t, failure.status, failure.error); }

}  // namespace

jint fail_not_loaded(Thread *t, const Package &package) { return fail(t, not_loaded(package)); }

jint fail_unavailable(Thread *t, const char *what) { return fail(t, unavailable(what)); }

jint fail_breach(Thread *t) { return fail(t, breach()); }

jlong failed_word(Failure failure) {
    if (failure.error == nullptr) ftk_fail(&failure.error, failure.status, ftk_str{nullptr, 0});
    /* The lowest bit of an address is 0: it makes room for the sign. */
    return static_cast<jlong>(static_cast<uint64_t>(reinterpret_cast<uintptr_t>(failure.error)) >> 1 | uint64_t{1} << 63);
}

void throw_failure(JNIEnv *env, const Package &package, Failure failure) {
    env->CallStaticVoidMethod(package.thrower->bridge, package.thrower->method, failed_word(failure));
}

int32_t fail_thread(ftk_error **err) {
    return ftk_fail(err, FTK_E_THREAD, FTK_LITERAL("a callback belongs to the thread of its call"));
}

int32_t fail_memory(ftk_error **err) { return ftk_fail(err, FTK_E_NO_MEMORY, ftk_str{nullptr, 0}); }

namespace {

bool read_nothing(Reader &, int32_t, const void **) { return true; }

/* Gives an error away, or drops it when nobody asked. */
int32_t give(ftk_error **err, ftk_error *error, int32_t status) {
    if (err == nullptr) {
        ftk_error_release(error);
    } else {
        *err = error;
    }
    return status;
}

}  // namespace

int32_t raise(Thread *t, int32_t status, ftk_error **err) { return raise_declared(t, status, ftk_str{nullptr, 0}, read_nothing, err); }

int32_t raise_declared(Thread *t, int32_t status, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload), ftk_error **err) {
    jobject thrown = t->thrown;
    t->thrown = nullptr;
    ftk_error_init init = {};
    init.status = status;
    init.cause = t->cause;
    t->cause = nullptr;
    Kept kept;
    Reader in(t, nullptr, false, kept.arena);
    bool declared = status <= FTK_STATUS_DECLARED;
    bool complete = kept.arena != nullptr && in.open_text() && in.text(t->header(MESSAGE), &init.message) &&
                    (!declared || read(in, FTK_CODE_OF_STATUS(status), &init.payload));
    if (!complete) init.payload = nullptr;
    if (declared) init.domain = domain;
    ftk_owner *memory = kept.arena == nullptr ? nullptr : kept.finish();
    if (init.payload != nullptr) {
        init.payload_owner = memory;
        ftk_owner_retain(memory);
    }
    ftk_error *error = make_error(&init, thrown);
    ftk_owner_release(memory);
    return give(err, error, status);
}

void keep_cause(Thread *t, int32_t (*make)(Thread *, int32_t, ftk_error **)) {
    ftk_error *error = nullptr;
    make(t, static_cast<int32_t>(t->header(STATUS)), &error);
    ftk_error_release(t->cause);
    t->cause = error;
}

jint put_payload(Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload)) {
    Writer out(t);
    const ftk_error *error = t->error;
    if (error == nullptr) return fail_breach(t);
    if (!write(out, FTK_CODE_OF_STATUS(error->vt->status(error)), ftk_error_payload(error))) return out.fail();
    return out.finish();
}

}  // namespace ftk_jni
