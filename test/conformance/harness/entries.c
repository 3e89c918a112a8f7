/* Entries of the provider's tables for any value of a handle, called from JavaScript: entry(library, handle) gives the status. */
#include "counters.h"

#include <conf_own_mut.h>
#include <conf_shared.h>
#include <conf_str.h>

/* The view that viewPage took, until endView. */
static const char *view_text;
static size_t view_len;
static ftk_owner *view_owner;

/* Reads the arguments of an entry; the table of the package, or NULL with a pending exception. */
static const void *open_call(napi_env env, napi_callback_info info, const char *get_api, uint64_t *bits) {
    napi_value args[2];
    size_t given = 2;
    bool lossless = false;
    ftk_get_api get = NULL;
    if (napi_get_cb_info(env, info, &given, args, NULL, NULL) != napi_ok || given < 2) return NULL;
    *(void **)&get = symbol_of(env, args[0], get_api);
    const void *table = get == NULL ? NULL : (const void *)get(1, 0, NULL);
    if (table == NULL || napi_get_value_bigint_uint64(env, args[1], bits, &lossless) != napi_ok) {
        napi_throw_error(env, NULL, "no table, or no handle");
        return NULL;
    }
    return table;
}

static napi_value number(napi_env env, int32_t value) {
    napi_value out;
    return napi_create_int32(env, value, &out) == napi_ok ? out : NULL;
}

/* Gives the status of a call, whose error must say the same. */
static napi_value outcome(napi_env env, int32_t status, ftk_error *err) {
    int agrees = status >= 0 ? err == NULL : err != NULL && ftk_error_status(err) == status;
    ftk_error_release(err);
    if (agrees) return number(env, status);
    napi_throw_error(env, NULL, "the error says something else");
    return NULL;
}

#define HANDLE(type) ((type *)(uintptr_t)bits)

static napi_value release_log(napi_env env, napi_callback_info info) {
    uint64_t bits = 0;
    const conf_own_mut_api *api = (const conf_own_mut_api *)open_call(env, info, "conf_own_mut_get_api", &bits);
    return api == NULL ? NULL : number(env, api->log_release(HANDLE(conf_own_mut_log)));
}

static napi_value retain_node(napi_env env, napi_callback_info info) {
    uint64_t bits = 0;
    const conf_shared_api *api = (const conf_shared_api *)open_call(env, info, "conf_shared_get_api", &bits);
    return api == NULL ? NULL : number(env, api->node_retain(HANDLE(conf_shared_node)));
}

static napi_value release_node(napi_env env, napi_callback_info info) {
    uint64_t bits = 0;
    const conf_shared_api *api = (const conf_shared_api *)open_call(env, info, "conf_shared_get_api", &bits);
    return api == NULL ? NULL : number(env, api->node_release(HANDLE(conf_shared_node)));
}

static napi_value view_page(napi_env env, napi_callback_info info) {
    uint64_t bits = 0;
    ftk_error *err = NULL;
    const conf_str_api *api = (const conf_str_api *)open_call(env, info, "conf_str_get_api", &bits);
    if (api == NULL) return NULL;
    int32_t status = api->page_all(HANDLE(conf_str_page), &view_text, &view_len, &view_owner, &err);
    return outcome(env, status, err);
}

static napi_value close_page(napi_env env, napi_callback_info info) {
    uint64_t bits = 0;
    ftk_error *err = NULL;
    const conf_str_api *api = (const conf_str_api *)open_call(env, info, "conf_str_get_api", &bits);
    if (api == NULL) return NULL;
    int32_t status = api->page_close(HANDLE(conf_str_page), &err);
    return outcome(env, status, err);
}

/* The text of the view; its owner is released. */
static napi_value end_view(napi_env env, napi_callback_info info) {
    napi_value out;
    (void)info;
    napi_status made = napi_create_string_utf8(env, view_text, view_len, &out);
    ftk_owner_dispose(&view_owner);
    return made == napi_ok ? out : NULL;
}

/* The address of a variable, as a handle. */
static napi_value address(napi_env env, napi_callback_info info) {
    uint64_t local = 0;
    napi_value out;
    (void)info;
    return napi_create_bigint_uint64(env, (uint64_t)(uintptr_t)&local, &out) == napi_ok ? out : NULL;
}

int add_entries(napi_env env, napi_value exports) {
    return add_function(env, exports, "releaseLog", release_log) && add_function(env, exports, "retainNode", retain_node) &&
           add_function(env, exports, "releaseNode", release_node) && add_function(env, exports, "viewPage", view_page) &&
           add_function(env, exports, "closePage", close_page) && add_function(env, exports, "endView", end_view) &&
           add_function(env, exports, "address", address);
}
