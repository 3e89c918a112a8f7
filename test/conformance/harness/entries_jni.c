/* Entries of the provider's tables for any value of a handle, called from Java: entry(library, handle) gives the status. */
#include <conf_own_mut.h>
#include <conf_shared.h>
#include <conf_str.h>
#include <dlfcn.h>
#include <jni.h>

/* Status of a call whose error says something else. */
enum { DISAGREES = 9999 };

/* The view that viewPage took, until endView. */
static const char *view_text;
static size_t view_len;
static ftk_owner *view_owner;

/* A native method with its declaration. */
#define ENTRY(type, name, parameters) \
    JNIEXPORT type JNICALL Java_program_Entries_##name parameters; \
    JNIEXPORT type JNICALL Java_program_Entries_##name parameters

#define HANDLE(type) ((type *)(uintptr_t)bits)

/* The table of a package in the library, which is loaded already; ends the program when there is none. */
static const void *table_of(JNIEnv *env, jstring library, const char *get_api) {
    ftk_get_api get = NULL;
    const char *path = (*env)->GetStringUTFChars(env, library, NULL);
    void *module = path == NULL ? NULL : dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (path != NULL) (*env)->ReleaseStringUTFChars(env, library, path);
    if (module != NULL) *(void **)&get = dlsym(module, get_api);
    const void *table = get == NULL ? NULL : (const void *)get(1, 0, NULL);
    if (table == NULL) (*env)->FatalError(env, "no table");
    return table;
}

/* The status of a call, whose error must say the same. */
static jint outcome(int32_t status, ftk_error *err) {
    int agrees = status >= 0 ? err == NULL : err != NULL && ftk_error_status(err) == status;
    ftk_error_release(err);
    return agrees ? status : DISAGREES;
}

ENTRY(jint, releaseLog, (JNIEnv *env, jclass here, jstring library, jlong bits)) {
    (void)here;
    const conf_own_mut_api *api = (const conf_own_mut_api *)table_of(env, library, "conf_own_mut_get_api");
    return api->log_release(HANDLE(conf_own_mut_log));
}

ENTRY(jint, retainNode, (JNIEnv *env, jclass here, jstring library, jlong bits)) {
    (void)here;
    const conf_shared_api *api = (const conf_shared_api *)table_of(env, library, "conf_shared_get_api");
    return api->node_retain(HANDLE(conf_shared_node));
}

ENTRY(jint, releaseNode, (JNIEnv *env, jclass here, jstring library, jlong bits)) {
    (void)here;
    const conf_shared_api *api = (const conf_shared_api *)table_of(env, library, "conf_shared_get_api");
    return api->node_release(HANDLE(conf_shared_node));
}

ENTRY(jint, viewPage, (JNIEnv *env, jclass here, jstring library, jlong bits)) {
    (void)here;
    ftk_error *err = NULL;
    const conf_str_api *api = (const conf_str_api *)table_of(env, library, "conf_str_get_api");
    return outcome(api->page_all(HANDLE(conf_str_page), &view_text, &view_len, &view_owner, &err), err);
}

ENTRY(jint, closePage, (JNIEnv *env, jclass here, jstring library, jlong bits)) {
    (void)here;
    ftk_error *err = NULL;
    const conf_str_api *api = (const conf_str_api *)table_of(env, library, "conf_str_get_api");
    return outcome(api->page_close(HANDLE(conf_str_page), &err), err);
}

/* The text of the view, which is short and ASCII; its owner is released. */
ENTRY(jstring, endView, (JNIEnv *env, jclass here)) {
    (void)here;
    char text[64] = {0};
    for (size_t i = 0; i < view_len && i + 1 < sizeof text; i++) text[i] = view_text[i];
    ftk_owner_dispose(&view_owner);
    return (*env)->NewStringUTF(env, text);
}

/* The address of a variable, as a handle. */
ENTRY(jlong, address, (JNIEnv *env, jclass here)) {
    (void)env;
    (void)here;
    return (jlong)(uintptr_t)&view_text;
}
