/* Opening provider libraries. */
#include "core.h"
#include "ftk/load.h"

#include <string.h>

#if defined(_WIN32)
#define IS_SEPARATOR(c) ((c) == '/' || (c) == '\\' || (c) == ':')
#else
#define IS_SEPARATOR(c) ((c) == '/')
#endif

/* Opens the file itself: a bare name would make the system search its library path. */
static void *open_file(const char *path, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (IS_SEPARATOR(path[i])) return ftk_system_open(path);
    }
    char *local = (char *)ftk_alloc(len + 3);
    if (local == NULL) return NULL;
    memcpy(local, "./", 2);
    memcpy(local + 2, path, len + 1);
    void *library = ftk_system_open(local);
    ftk_free(local, len + 3);
    return library;
}

int32_t ftk_load(const char *path, const char *symbol, const ftk_need *need, const ftk_api **out,
                 ftk_error **err) FTK_NOEXCEPT {
    if (out != NULL) *out = NULL;
    if (path == NULL || symbol == NULL || need == NULL || out == NULL) {
        return ftk_fail(err, FTK_E_INVALID, FTK_LITERAL("a path, a symbol, a need and an out parameter are required"));
    }
    if (path[0] == 0) return ftk_fail(err, FTK_E_INVALID, FTK_LITERAL("the path of the library is empty"));
    void *library = open_file(path, strlen(path));
    if (library == NULL)
        return ftk_failf(err, FTK_E_LOAD, "cannot open '%.100s': %.120s", path, ftk_system_open_error());
    void *address = ftk_system_symbol(library, symbol);
    if (address == NULL) return ftk_failf(err, FTK_E_LOAD, "'%.120s' does not export '%.80s'", path, symbol);
    ftk_get_api get_api = NULL;
    memcpy(&get_api, &address, sizeof get_api);

    ftk_error *reason = NULL;
    const ftk_api *api = get_api(need->major, 0, &reason);
    if (api == NULL) {
        int32_t status = reason != NULL ? ftk_error_status(reason) : FTK_E_VERSION;
        if (reason == NULL)
            return ftk_failf(err, status, "'%.120s' does not provide major version %u", path, (unsigned)need->major);
        if (err != NULL) {
            *err = reason;
        } else {
            ftk_report(reason);
            ftk_error_release(reason);
        }
        return status;
    }
    ftk_error_release(reason);
    int32_t status = ftk_api_check(api, need, err);
    if (status == FTK_OK) *out = api;
    return status;
}

void ftk_library_keep(const void *address) FTK_NOEXCEPT { ftk_system_keep(address); }
