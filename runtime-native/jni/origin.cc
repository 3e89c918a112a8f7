/* Threads, upcalls, and Java exceptions behind native errors. */
#include "ftk_jni.h"

#include "virtual_machine.h"

namespace ftk_jni {

namespace {

/* Its address says: this origin is a Java exception that this copy of the bridge made. */
const char origin_kind = 0;

/* The attachment of a thread that Java did not start. */
struct Attachment {
    bool ours = false;
    ~Attachment() {
        JavaVM *vm = virtual_machine();
        if (ours && vm != nullptr) vm->DetachCurrentThread();
    }
};

thread_local Attachment attachment;
thread_local char mark;

void release_origin(void *object) {
    JNIEnv *env = attached();
    if (env != nullptr) env->DeleteGlobalRef(static_cast<jobject>(object));
}

}  // namespace

const void *thread_mark() { return &mark; }

JNIEnv *attached() {
    JavaVM *vm = virtual_machine();
    JNIEnv *env = nullptr;
    if (vm == nullptr) return nullptr;
    if (vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_1_6) == JNI_OK) return env;
    JavaVMAttachArgs args = {JNI_VERSION_1_6, const_cast<char *>("native"), nullptr};
#if defined(__ANDROID__)
    jint result = vm->AttachCurrentThreadAsDaemon(&env, &args);
#else
    jint result = vm->AttachCurrentThreadAsDaemon(reinterpret_cast<void **>(&env), &args);
#endif
    if (result != JNI_OK) return nullptr;
    attachment.ours = true;
    return env;
}

bool Callback::is_here() const { return mark == thread_mark(); }

int32_t Callback::call(jclass type, jmethodID method) {
    /* No local frame: an upcall with one argument and a number as its result makes no reference (decision 2 in README.md). */
    jvalue argument;
    argument.l = function;
    jint status = env->CallStaticIntMethodA(type, method, &argument);
    if (FTK_LIKELY(!env->ExceptionCheck())) return status;
    /* The called method catches everything; only an exhausted stack or memory gets here. */
    jthrowable thrown = env->ExceptionOccurred();
    env->ExceptionClear();
    if (thread->thrown != nullptr) env->DeleteGlobalRef(thread->thrown);
    thread->thrown = env->NewGlobalRef(thrown);
    env->DeleteLocalRef(thrown);
    thread->set_header(TEXT, 0);
    thread->set_header(MESSAGE, 0);
    return FTK_E_CALLBACK;
}

ftk_error *make_error(ftk_error_init *init, jobject thrown) {
    if (thrown != nullptr) init->origin = ftk_origin{&origin_kind, thrown, release_origin};
    return ftk_error_new(init);
}

jobject origin_of(const ftk_error *error) { return static_cast<jobject>(ftk_error_origin(error, &origin_kind)); }

}  // namespace ftk_jni
