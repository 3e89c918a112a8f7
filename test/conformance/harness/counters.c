/* counters.node: count(path) adds up the counters that the library at `path` exports as conf_leaks. */
#include <dlfcn.h>
#include <ftk/ftk.h>
#include <node_api.h>

static napi_value count(napi_env env, napi_callback_info info) {
    napi_value args[1];
    size_t given = 1;
    char path[4096];
    size_t len = 0;
    double live = 1;
    napi_value out;
    if (napi_get_cb_info(env, info, &given, args, NULL, NULL) != napi_ok || given < 1) return NULL;
    if (napi_get_value_string_utf8(env, args[0], path, sizeof path, &len) != napi_ok) return NULL;
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    int32_t (*read)(ftk_leaks *) = NULL;
    if (module != NULL) *(void **)&read = dlsym(module, "conf_leaks");
    ftk_leaks leaks = {.size = sizeof leaks};
    if (read != NULL && read(&leaks) == FTK_OK) live = (double)(leaks.allocations + leaks.handles + leaks.errors + leaks.owners);
    return napi_create_double(env, live, &out) == napi_ok ? out : NULL;
}

NAPI_MODULE_INIT() {
    napi_value function;
    if (napi_create_function(env, "count", NAPI_AUTO_LENGTH, count, NULL, &function) != napi_ok) return NULL;
    return napi_set_named_property(env, exports, "count", function) == napi_ok ? exports : NULL;
}
