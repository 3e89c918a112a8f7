/* Set-up of packages, and the native methods that every package has for its rare paths. */
#include "ftk_jni.h"

#include <new>

#include "virtual_machine.h"

namespace ftk_jni {

namespace {

std::atomic<JavaVM *> machine{nullptr};

constexpr char CALLBACK[] = "(Ljava/lang/Object;)I";

/* Takes over a direct buffer; NULL and false when it is none. */
bool use(JNIEnv *env, jobject buffer, char **ptr, size_t *bytes) {
    *ptr = static_cast<char *>(env->GetDirectBufferAddress(buffer));
    jlong capacity = env->GetDirectBufferCapacity(buffer);
    *bytes = capacity < 0 ? 0 : static_cast<size_t>(capacity);
    return *ptr != nullptr;
}

/* attach(flat, stream, text): the scratch of a thread; 0 when out of memory. The buffers live as long as it. */
jlong JNICALL attach(JNIEnv *env, jclass, jobject flat, jobject stream, jobject text) {
    Thread *t = new (std::nothrow) Thread();
    if (t == nullptr) return 0;
    size_t bytes = 0;
    bool used = use(env, flat, &t->flat, &bytes) && use(env, text, &t->text, &t->text_bytes) && use(env, stream, &t->stream, &bytes);
    t->stream_slots = bytes / 8;
    if (used && t->arena.prime()) return from_handle(t);
    t->release();
    delete t;
    return 0;
}

void JNICALL detach(JNIEnv *env, jclass, jlong address) {
    Thread *t = to_thread(address);
    if (t->thrown != nullptr) env->DeleteGlobalRef(t->thrown);
    t->release();
    delete t;
}

/* stream(scratch, buffer): a larger stream, whose first slots Java copied itself; what spilled is copied in behind them. */
void JNICALL use_stream(JNIEnv *env, jclass, jlong address, jobject buffer) {
    Thread *t = to_thread(address);
    char *ptr = nullptr;
    size_t bytes = 0;
    if (use(env, buffer, &ptr, &bytes)) t->use_stream(ptr, bytes);
}

/* text(scratch, buffer): a larger buffer for text. */
void JNICALL use_text(JNIEnv *env, jclass, jlong address, jobject buffer) {
    Thread *t = to_thread(address);
    if (!use(env, buffer, &t->text, &t->text_bytes)) return;
    if (t->spill_text.used != 0) std::memcpy(t->text, t->spill_text.ptr, t->spill_text.used);
    t->spill_text.release();
}

/* Status, whether there is a payload, count of notes, domain, message; then language, function and text of each note. */
jint describe(Thread *t, const ftk_error *error) {
    Writer out(t);
    char *f = out.take(3);
    size_t count = ftk_error_note_count(error);
    if (f == nullptr) return out.fail();
    store<int32_t>(f, 0, error->vt->status(error));
    store<uint32_t>(f, 1, ftk_error_payload(error) != nullptr);
    store<uint32_t>(f, 2, static_cast<uint32_t>(count));
    if (!out.text(ftk_error_domain(error), f, 3) || !out.text(ftk_error_message(error), f, 4)) return out.fail();
    for (size_t i = 0; i < count; i++) {
        ftk_note note = ftk_error_note(error, i);
        char *n = out.take(2);
        if (n == nullptr || !out.text(note.language, n, 0) || !out.text(note.function, n, 1) || !out.text(note.text, n, 2)) return out.fail();
    }
    return out.finish();
}

/* failure(scratch): describes the error of the last failed call in the stream; of a status without an error object, its text.
 * The very exception when one that a callback threw is behind it, else null. */
jobject JNICALL failure(JNIEnv *env, jclass, jlong address) {
    Thread *t = to_thread(address);
    if (t->error == nullptr) ftk_fail(&t->error, static_cast<int32_t>(t->header(STATUS)), ftk_str{nullptr, 0});
    jobject origin = origin_of(t->error);
    if (origin != nullptr) return env->NewLocalRef(origin);
    describe(t, t->error);
    return nullptr;
}

/* cause(scratch): moves on to the cause of the current error; false when there is none. */
jboolean JNICALL cause(JNIEnv *, jclass, jlong address) {
    return ftk_scratch::next_cause(to_thread(address));
}

/* take(scratch, failure): the error of a failed word becomes that of the scratch; 0 as the scratch drops it. */
void JNICALL take_failure(JNIEnv *, jclass, jlong address, jlong failure) {
    ftk_error *error = reinterpret_cast<ftk_error *>(static_cast<uintptr_t>(static_cast<uint64_t>(failure) << 1));
    if (address == 0) return ftk_error_release(error);
    Thread *t = to_thread(address);
    ftk_error_release(t->error);
    t->error = error;
}

/* address(buffer): of a direct buffer's memory; 0 when the virtual machine does not tell. */
jlong JNICALL address_of(JNIEnv *env, jclass, jobject buffer) { return from_handle(env->GetDirectBufferAddress(buffer)); }

/* forget(scratch): ends the look at the error. */
void JNICALL forget(JNIEnv *, jclass, jlong address) {
    ftk_scratch::forget(to_thread(address));
}

/* thrown(scratch, exception): what a callback threw; the next native error keeps it. */
void JNICALL keep_thrown(JNIEnv *env, jclass, jlong address, jthrowable exception) {
    Thread *t = to_thread(address);
    if (t->thrown != nullptr) env->DeleteGlobalRef(t->thrown);
    t->thrown = env->NewGlobalRef(exception);
}

/* dropUnknown(kept): ends an unknown case. Any thread. */
void JNICALL drop_unknown(JNIEnv *, jclass, jlong bits) {
    to_handle<Unknown>(bits)->release();
}

/* settle(scratch): releases what of the last value was not read, as `ftk_scratch::settle` does. */
jint JNICALL settle_value(JNIEnv *, jclass, jlong address) { return static_cast<jint>(ftk_scratch::settle(to_thread(address))); }

bool connect(const Package &package, const ftk_api *api, ftk_error **err) { return ftk_scratch::connect(package.table, package.need, api, err); }

/* load(scratch, library, path): opens the provider; `path` is UTF-8 and ends with 0. The status. */
jint JNICALL load_provider(JNIEnv *env, jclass, jlong address, jlong library, jbyteArray path) {
    Thread *t = to_thread(address);
    const Package &package = *to_handle<const Package>(library);
    jsize length = env->GetArrayLength(path);
    char *text = static_cast<char *>(ftk_alloc(static_cast<size_t>(length)));
    if (text == nullptr) return fail(t, FTK_E_NO_MEMORY, nullptr);
    env->GetByteArrayRegion(path, 0, length, reinterpret_cast<jbyte *>(text));
    const ftk_api *api = nullptr;
    ftk_error *error = nullptr;
    int32_t status = ftk_load(text, package.symbol, package.need, &api, &error);
    if (status == 0 && !connect(package, api, &error)) status = error->vt->status(error);
    ftk_free(text, static_cast<size_t>(length));
    return status == 0 ? done(t) : fail(t, status, error);
}

template <typename F>
JNINativeMethod method(const char *name, const char *signature, F *call) {
    return JNINativeMethod{const_cast<char *>(name), const_cast<char *>(signature), reinterpret_cast<void *>(call)};
}

/* The class of a package, or NULL with an exception pending. */
jclass find(JNIEnv *env, const Package &package, const char *name) {
    char path[512];
    size_t length = std::strlen(package.folder);
    if (length + std::strlen(name) + 1 > sizeof path) return nullptr;
    std::memcpy(path, package.folder, length);
    std::memcpy(path + length, name, std::strlen(name) + 1);
    return env->FindClass(path);
}

bool register_bridge(JNIEnv *env, const Package &package) {
    const JNINativeMethod methods[] = {
        method("attach", "(Ljava/nio/ByteBuffer;Ljava/nio/ByteBuffer;Ljava/nio/ByteBuffer;)J", attach),
        method("detach", "(J)V", detach),
        method("stream", "(JLjava/nio/ByteBuffer;)V", use_stream),
        method("text", "(JLjava/nio/ByteBuffer;)V", use_text),
        method("failure", "(J)Ljava/lang/Throwable;", failure),
        method("cause", "(J)Z", cause),
        method("take", "(JJ)V", take_failure),
        method("address", "(Ljava/nio/Buffer;)J", address_of),
        method("forget", "(J)V", forget),
        method("thrown", "(JLjava/lang/Throwable;)V", keep_thrown),
        method("dropUnknown", "(J)V", drop_unknown),
        method("settle", "(J)I", settle_value),
        method("load", "(JJ[B)I", load_provider),
    };
    jclass bridge = find(env, package, "/Bridge");
    if (bridge == nullptr || env->RegisterNatives(bridge, methods, sizeof methods / sizeof methods[0]) != JNI_OK) return false;
    jfieldID library = env->GetStaticFieldID(bridge, "library", "J");
    if (library == nullptr) return false;
    env->SetStaticLongField(bridge, library, from_handle(&package));
    package.thrower->method = env->GetStaticMethodID(bridge, "raise", "(J)V");
    if (package.thrower->method == nullptr) return false;
    package.thrower->bridge = static_cast<jclass>(env->NewGlobalRef(bridge));
    env->DeleteLocalRef(bridge);
    return package.thrower->bridge != nullptr;
}

bool register_package(JNIEnv *env, const Package &package) {
    jclass natives = find(env, package, "/Natives");
    if (natives == nullptr) return false;
    if (package.function_count != 0 && env->RegisterNatives(natives, package.functions, static_cast<jint>(package.function_count)) != JNI_OK) return false;
    for (size_t i = 0; i < package.call_count; i++) {
        package.methods[i] = env->GetStaticMethodID(natives, package.calls[i], CALLBACK);
        if (package.methods[i] == nullptr) return false;
    }
    if (package.enter != nullptr && (*package.enter = env->GetStaticMethodID(natives, "enter$", "(Z)J")) == nullptr) return false;
    /* Kept for the life of the library: callbacks need it on threads that cannot find classes. */
    *package.natives = static_cast<jclass>(env->NewGlobalRef(natives));
    env->DeleteLocalRef(natives);
    return *package.natives != nullptr;
}

}  // namespace

int32_t link_provider(const Package &package, ftk_error **err) {
    if (package.linked == nullptr) return 0;
    const ftk_api *api = package.linked(package.need->major, 0, err);
    if (api != nullptr && connect(package, api, err)) return 0;
    return *err == nullptr ? FTK_E_LOAD : (*err)->vt->status(*err);
}

JavaVM *virtual_machine() { return machine.load(std::memory_order_acquire); }

jint load_packages(JavaVM *vm, const Package *const *packages, size_t count) {
    JNIEnv *env = nullptr;
    if (vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_1_6) != JNI_OK) return JNI_ERR;
    machine.store(vm, std::memory_order_release);
    /* Native threads that are attached here end later than the class loader may, and a provider may hold the table of a callback. */
    ftk_library_keep(&machine);
    for (size_t i = 0; i < count; i++) {
        if (!register_bridge(env, *packages[i]) || !register_package(env, *packages[i])) return JNI_ERR;
        /* One that does not fit is said by each call. */
        ftk_error *error = nullptr;
        if (link_provider(*packages[i], &error) != 0) ftk_error_release(error);
    }
    return JNI_VERSION_1_6;
}

}  // namespace ftk_jni
