/* The version handshake: the head of every package's table of functions, and the check that a consumer runs once. */
#ifndef FTK_VERSION_H
#define FTK_VERSION_H

#include "error.h"

FTK_BEGIN

/* Identity of all that a package declared at one @since version: two sides that both know the group must have the same id. */
typedef struct ftk_group {
    uint32_t major;
    uint32_t minor;
    uint32_t patch;
    uint32_t reserved;
    uint64_t id[2];
} ftk_group;

/* Head of a package's append-only table. `size` is the size of the whole table in the provider's build. */
typedef struct ftk_api {
    uint32_t size;
    uint32_t abi; /* FTK_ABI */
    uint32_t major;
    uint32_t minor;
    uint32_t patch;
    uint32_t group_count;
    const ftk_group *groups; /* ascending */
    ftk_str package;         /* "acme.shop" */
} ftk_api;

/* What a consumer was built against; same shape, `size` counts what it knows. */
typedef ftk_api ftk_need;

/* 0 when the provider's table can serve the consumer: same package, ABI and major version, and every group that both know is identical.
 * Otherwise FTK_E_VERSION with a text that says what differs. */
FTK_API int32_t ftk_api_check(const ftk_api *provider, const ftk_need *need, ftk_error **err) FTK_NOEXCEPT;

/* 1 when the provider's table has the slot and it is not NULL. `type` is the package's table type. */
#define FTK_API_HAS(api, type, slot) ((api)->base.size >= offsetof(type, slot) + sizeof((api)->slot) && (api)->slot != NULL)

/* 1 when the version of `api` is at least major.minor.patch (same major assumed). */
static inline int ftk_api_at_least(const ftk_api *api, uint32_t major, uint32_t minor, uint32_t patch) FTK_NOEXCEPT {
    if (api->major != major) return api->major > major;
    if (api->minor != minor) return api->minor > minor;
    return api->patch >= patch;
}

/* 1 when a growable record that was written with `size` bytes contains the field. */
#define FTK_FIELD_PRESENT(record, type, field) ((record)->size >= offsetof(type, field) + sizeof((record)->field))

FTK_END_C

#if !defined(__cplusplus)
/* Makes `table`, a constant <prefix>_provider, the C provider of the package with that prefix: FTK_PROVIDER(acme_shop, provider);
 * C++ has its own in provider.hpp. */
#define FTK_PROVIDER(prefix, table) const prefix##_provider *const prefix##_provider_table = &(table)
#endif

#endif
