/* count(path) of the Java harness: adds up the counters that the library at `path` exports as conf_leaks. */
#include <dlfcn.h>
#include <ftk/ftk.h>
#include <jni.h>

JNIEXPORT jlong JNICALL Java_program_Harness_count(JNIEnv *env, jclass type, jstring path);

JNIEXPORT jlong JNICALL Java_program_Harness_count(JNIEnv *env, jclass type, jstring path) {
    (void)type;
    const char *text = (*env)->GetStringUTFChars(env, path, NULL);
    if (text == NULL) return 1;
    void *module = dlopen(text, RTLD_NOW | RTLD_LOCAL);
    (*env)->ReleaseStringUTFChars(env, path, text);
    int32_t (*read)(ftk_leaks *) = NULL;
    if (module != NULL) *(void **)&read = dlsym(module, "conf_leaks");
    ftk_leaks leaks = {.size = sizeof leaks};
    if (read == NULL || read(&leaks) != FTK_OK) return 1;
    return (jlong)(leaks.allocations + leaks.handles + leaks.errors + leaks.owners);
}
