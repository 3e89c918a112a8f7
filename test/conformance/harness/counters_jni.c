/* What the Java harness reads and does below the generated code. count(path) adds up the counters that the library at `path` exports as conf_leaks;
 * failAllocation(path, nth, persistent) is its fault injection. */
#include <dlfcn.h>
#include <ftk/ftk.h>
#include <jni.h>

JNIEXPORT jlong JNICALL Java_program_Harness_count(JNIEnv *env, jclass type, jstring path);
JNIEXPORT jlong JNICALL Java_program_Sweep_failAllocation(JNIEnv *env, jclass type, jstring path, jlong nth, jboolean persistent);

static void *symbol_of(JNIEnv *env, jstring path, const char *name) {
    const char *text = (*env)->GetStringUTFChars(env, path, NULL);
    if (text == NULL) return NULL;
    void *module = dlopen(text, RTLD_NOW | RTLD_LOCAL);
    (*env)->ReleaseStringUTFChars(env, path, text);
    return module == NULL ? NULL : dlsym(module, name);
}

JNIEXPORT jlong JNICALL Java_program_Harness_count(JNIEnv *env, jclass type, jstring path) {
    (void)type;
    int32_t (*read)(ftk_leaks *) = NULL;
    *(void **)&read = symbol_of(env, path, "conf_leaks");
    ftk_leaks leaks = {.size = sizeof leaks};
    if (read == NULL || read(&leaks) != FTK_OK) return 1;
    return (jlong)(leaks.allocations + leaks.handles + leaks.errors + leaks.owners);
}

/* How many allocations there were since the last call. */
JNIEXPORT jlong JNICALL Java_program_Sweep_failAllocation(JNIEnv *env, jclass type, jstring path, jlong nth, jboolean persistent) {
    (void)type;
    uint64_t (*fail)(uint64_t, int) = NULL;
    *(void **)&fail = symbol_of(env, path, "conf_fail_allocation");
    if (fail != NULL) return (jlong)fail((uint64_t)nth, persistent);
    jclass error = (*env)->FindClass(env, "java/lang/AssertionError");
    if (error != NULL) (*env)->ThrowNew(env, error, "the library has no fault injection");
    return 0;
}
