/* A library with a copy of the runtime of its own, and a package table: what a provider looks like from outside. */
#include "ftk/ftk.h"

static int object;
static void destroy_nothing(void *ended) { (void)ended; }
static const ftk_type type = {sizeof(ftk_type), 0, {"copy.Type", 9}, destroy_nothing, NULL};
static const ftk_group groups[] = {{1, 0, 0, 0, {11, 12}}, {1, 1, 0, 0, {21, 22}}};
static const ftk_api table = {sizeof(ftk_api), FTK_ABI, 1, 1, 0, 2, groups, {"acme.shop", 9}};

FTK_BEGIN
FTK_EXPORT void *copy_make(void);
FTK_EXPORT int32_t copy_use(void *handle);
FTK_EXPORT ftk_error *copy_fail(void);
FTK_EXPORT ftk_owner *copy_graph(void);
FTK_EXPORT void copy_keep(void);
FTK_EXPORT const ftk_api *acme_shop_get_api(uint32_t major, uint32_t min_minor, ftk_error **err);
FTK_END_C

void *copy_make(void) {
    void *handle = NULL;
    return ftk_handle_new(&type, &object, &handle, NULL) == FTK_OK ? handle : NULL;
}

int32_t copy_use(void *handle) {
    ftk_pin pin;
    int32_t status = ftk_handle_enter(handle, &type, &pin);
    if (status == FTK_OK) ftk_handle_leave(&pin);
    return status;
}

ftk_error *copy_fail(void) {
    ftk_error *error = NULL;
    (void)ftk_fail(&error, FTK_E_RANGE, FTK_LITERAL("from the copy"));
    return error;
}

ftk_owner *copy_graph(void) { return ftk_arena_finish(ftk_arena_new(NULL)); }

void copy_keep(void) { ftk_library_keep(&object); }

const ftk_api *acme_shop_get_api(uint32_t major, uint32_t min_minor, ftk_error **err) {
    if (major == 1 && min_minor <= 1) return &table;
    if (major == 3) (void)ftk_fail(err, FTK_E_VERSION, FTK_LITERAL("version 3 is not here"));
    return NULL;
}
