/* counters.node: what the TypeScript program reads and does below the generated code. count(path) adds up the counters that the library at `path`
 * exports as conf_leaks; failAllocation(path, nth, persistent) is its fault injection. entries.c adds calls with invented handles. */
#include "counters.h"

#include <dlfcn.h>

void *symbol_of(napi_env env, napi_value path_value, const char *name) {
    char path[4096];
    size_t len = 0;
    if (napi_get_value_string_utf8(env, path_value, path, sizeof path, &len) != napi_ok) return NULL;
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    return module == NULL ? NULL : dlsym(module, name);
}

static napi_value count(napi_env env, napi_callback_info info) {
    napi_value args[1];
    size_t given = 1;
    double live = 1;
    napi_value out;
    if (napi_get_cb_info(env, info, &given, args, NULL, NULL) != napi_ok || given < 1) return NULL;
    int32_t (*read)(ftk_leaks *) = NULL;
    *(void **)&read = symbol_of(env, args[0], "conf_leaks");
    ftk_leaks leaks = {.size = sizeof leaks};
    if (read != NULL && read(&leaks) == FTK_OK) live = (double)(leaks.allocations + leaks.handles + leaks.errors + leaks.owners);
    return napi_create_double(env, live, &out) == napi_ok ? out : NULL;
}

/* How many allocations there were since the last call. */
static napi_value fail_allocation(napi_env env, napi_callback_info info) {
    napi_value args[3];
    size_t given = 3;
    int64_t nth = 0;
    bool persistent = false;
    napi_value out;
    uint64_t (*fail)(uint64_t, int) = NULL;
    if (napi_get_cb_info(env, info, &given, args, NULL, NULL) != napi_ok || given < 3) return NULL;
    *(void **)&fail = symbol_of(env, args[0], "conf_fail_allocation");
    if (napi_get_value_int64(env, args[1], &nth) != napi_ok || napi_get_value_bool(env, args[2], &persistent) != napi_ok || fail == NULL) {
        napi_throw_error(env, NULL, "the library has no fault injection");
        return NULL;
    }
    return napi_create_double(env, (double)fail((uint64_t)nth, persistent), &out) == napi_ok ? out : NULL;
}

int add_function(napi_env env, napi_value exports, const char *name, napi_callback call) {
    napi_value function;
    return napi_create_function(env, name, NAPI_AUTO_LENGTH, call, NULL, &function) == napi_ok &&
           napi_set_named_property(env, exports, name, function) == napi_ok;
}

NAPI_MODULE_INIT() {
    int complete = add_function(env, exports, "count", count) && add_function(env, exports, "failAllocation", fail_allocation);
#ifdef CONF_MISUSE
    complete = complete && add_entries(env, exports);
#endif
    return complete ? exports : NULL;
}
