/* Threads, upcalls, and Java exceptions behind native errors. */
#include "ftk_jni.h"

#if defined(__unix__) || defined(__APPLE__)
#include <pthread.h>
#endif

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

/* The name of this thread for Java: the one that the system shows, with what is not ASCII replaced. */
const char *name_of_thread(char *name, size_t size) {
    name[0] = 0;
#if defined(__GLIBC__) || defined(__APPLE__) || (defined(__ANDROID__) && __ANDROID_API__ >= 26)
    if (pthread_getname_np(pthread_self(), name, size) != 0) name[0] = 0;
#endif
    name[size - 1] = 0;
    for (char *at = name; *at != 0; at++) {
        if (static_cast<unsigned char>(*at) >= 0x80) *at = '?';
    }
    return name[0] == 0 ? "native" : name;
}

void release_origin(void *object) { drop_thrown(static_cast<jobject>(object)); }

}  // namespace

const void *thread_mark() { return &mark; }

JNIEnv *attached(bool *fresh) {
    JavaVM *vm = virtual_machine();
    JNIEnv *env = nullptr;
    char name[64];
    if (vm == nullptr) return nullptr;
    if (vm->GetEnv(reinterpret_cast<void **>(&env), JNI_VERSION_1_6) == JNI_OK) return env;
    JavaVMAttachArgs args = {JNI_VERSION_1_6, const_cast<char *>(name_of_thread(name, sizeof name)), nullptr};
#if defined(__ANDROID__)
    jint result = vm->AttachCurrentThreadAsDaemon(&env, &args);
#else
    jint result = vm->AttachCurrentThreadAsDaemon(reinterpret_cast<void **>(&env), &args);
#endif
    if (result != JNI_OK) return nullptr;
    attachment.ours = true;
    if (fresh != nullptr) *fresh = true;
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

SharedCallback::SharedCallback(JNIEnv *env, jobject function) : env_(env) {
    if (function == nullptr) return;
    function_ = env->NewGlobalRef(function);
    failed_ = function_ == nullptr || ftk_scope_open(this, &context_) != FTK_OK;
}

SharedCallback::~SharedCallback() {
    ftk_scope_close(context_);
    if (function_ != nullptr) env_->DeleteGlobalRef(function_);
}

SharedCall::SharedCall(void *context, jclass natives, jmethodID enter) : context_(context) {
    void *object = nullptr;
    bool fresh = false;
    status_ = ftk_scope_enter(context, &object);
    if (status_ != FTK_OK) return;
    entered_ = true;
    JNIEnv *env = attached(&fresh);
    if (env == nullptr) {
        status_ = FTK_E_STATE;
        return;
    }
    callback_.env = env;
    callback_.function = static_cast<const SharedCallback *>(object)->function();
    callback_.thread = to_thread(env->CallStaticLongMethod(natives, enter, static_cast<jboolean>(fresh)));
    if (FTK_LIKELY(!env->ExceptionCheck())) return;
    env->ExceptionClear();
    status_ = FTK_E_NO_MEMORY;
}

int32_t SharedCall::refuse(ftk_error **err) const {
    if (status_ == FTK_E_STATE) return ftk_fail(err, FTK_E_STATE, FTK_LITERAL("the virtual machine does not take the thread in"));
    return ftk_fail(err, status_, ftk_str{nullptr, 0});
}

void drop_thrown(jobject thrown) {
    JNIEnv *env = attached();
    if (env != nullptr) env->DeleteGlobalRef(thrown);
}

ftk_error *make_error(ftk_error_init *init, jobject thrown) {
    if (thrown != nullptr) init->origin = ftk_origin{&origin_kind, thrown, release_origin};
    return ftk_error_new(init);
}

jobject origin_of(const ftk_error *error) { return static_cast<jobject>(ftk_error_origin(error, &origin_kind)); }

}  // namespace ftk_jni
