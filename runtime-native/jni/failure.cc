/* What callbacks threw, on its way to the provider, and payloads on their way to Java. */
#include "ftk_jni.h"

#include "virtual_machine.h"

namespace ftk_jni {

Failure not_loaded(const Package &package) {
    Failure failure = {FTK_E_LOAD, nullptr};
    failure.status = link_provider(package, &failure.error);
    return failure.status != 0 ? failure : ftk_scratch::not_loaded();
}

jint fail_not_loaded(Thread *t, const Package &package) { return fail(t, not_loaded(package)); }

jlong failed_word(Failure failure) {
    if (failure.error == nullptr) ftk_fail(&failure.error, failure.status, ftk_str{nullptr, 0});
    /* The lowest bit of an address is 0: it makes room for the sign. */
    return static_cast<jlong>(static_cast<uint64_t>(reinterpret_cast<uintptr_t>(failure.error)) >> 1 | uint64_t{1} << 63);
}

void throw_failure(const Package &package, Failure failure) {
    JNIEnv *env = nullptr;
    /* A native method runs on a thread that is attached. */
    if (virtual_machine()->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_1_6) != JNI_OK) return ftk_error_release(failure.error);
    env->CallStaticVoidMethod(package.thrower->bridge, package.thrower->method, failed_word(failure));
}

void throw_not_loaded(const Package &package) { throw_failure(package, not_loaded(package)); }

namespace {

bool read_nothing(Reader &, int32_t, const void **) { return true; }

}  // namespace

int32_t raise(Thread *t, int32_t status, ftk_error **err) { return raise_declared(t, status, ftk_str{nullptr, 0}, read_nothing, err); }

int32_t raise_declared(Thread *t, int32_t status, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload), ftk_error **err) {
    jobject thrown = t->thrown;
    t->thrown = nullptr;
    ftk_scratch::Raised raised(t, status, domain);
    Reader in(t, nullptr, false, raised.memory());
    bool complete = raised.memory() != nullptr && in.open_text() && in.text(t->header(MESSAGE), &raised.init.message) &&
                    (!raised.declared() || read(in, raised.code(), &raised.init.payload));
    if (!raised.settle(complete, in.status()) && thrown != nullptr) {
        drop_thrown(thrown);
        thrown = nullptr;
    }
    return ftk_scratch::give(err, make_error(&raised.init, thrown));
}

void keep_cause(Thread *t, int32_t (*make)(Thread *, int32_t, ftk_error **)) {
    ftk_error *error = nullptr;
    make(t, static_cast<int32_t>(t->header(STATUS)), &error);
    ftk_scratch::keep_cause(t, error);
}

jint put_payload(Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload)) {
    Writer out(t);
    const ftk_error *error = t->error;
    if (error == nullptr) return fail_breach(t);
    if (!write(out, FTK_CODE_OF_STATUS(error->vt->status(error)), ftk_error_payload(error))) return out.fail();
    return out.finish();
}

}  // namespace ftk_jni
