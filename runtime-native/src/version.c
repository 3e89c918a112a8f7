/* The version handshake. */
#include "core.h"
#include "ftk/version.h"

#include <string.h>

static int compare_groups(const ftk_group *a, const ftk_group *b) {
    if (a->major != b->major) return a->major < b->major ? -1 : 1;
    if (a->minor != b->minor) return a->minor < b->minor ? -1 : 1;
    if (a->patch != b->patch) return a->patch < b->patch ? -1 : 1;
    return 0;
}

/* The first group that both sides know with different identities, or NULL. Both lists are ascending. */
static const ftk_group *differing_group(const ftk_api *provider, const ftk_need *need) {
    uint32_t i = 0;
    uint32_t k = 0;
    while (i < provider->group_count && k < need->group_count) {
        const ftk_group *mine = &need->groups[k];
        const ftk_group *theirs = &provider->groups[i];
        int order = compare_groups(theirs, mine);
        if (order == 0 && (theirs->id[0] != mine->id[0] || theirs->id[1] != mine->id[1])) return mine;
        if (order <= 0) i++;
        if (order >= 0) k++;
    }
    return NULL;
}

static int well_formed(const ftk_api *api) {
    return api != NULL && api->size >= sizeof(ftk_api) && (api->groups != NULL || api->group_count == 0) &&
           (api->package.ptr != NULL || api->package.len == 0);
}

static int same_text(ftk_str a, ftk_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static int shown(ftk_str text) { return text.len > 80 ? 80 : (int)text.len; }

int32_t ftk_api_check(const ftk_api *provider, const ftk_need *need, ftk_error **err) FTK_NOEXCEPT {
    if (provider == NULL || need == NULL) return ftk_fail(err, FTK_E_INVALID, FTK_LITERAL("no table to check"));
    if (provider->size >= 2 * sizeof(uint32_t) && provider->abi != FTK_ABI) {
        return ftk_failf(err, FTK_E_VERSION, "the provider has ABI %u, this side has ABI %u", (unsigned)provider->abi,
                         FTK_ABI);
    }
    if (!well_formed(provider) || !well_formed(need))
        return ftk_fail(err, FTK_E_VERSION, FTK_LITERAL("the table of the provider is malformed"));
    if (!same_text(provider->package, need->package)) {
        return ftk_failf(err, FTK_E_VERSION, "the library provides package '%.*s', not '%.*s'",
                         shown(provider->package), provider->package.len != 0 ? provider->package.ptr : "",
                         shown(need->package), need->package.len != 0 ? need->package.ptr : "");
    }
    if (provider->major != need->major) {
        return ftk_failf(err, FTK_E_VERSION, "package '%.*s' has version %u.%u.%u, major version %u is needed",
                         shown(need->package), need->package.len != 0 ? need->package.ptr : "",
                         (unsigned)provider->major, (unsigned)provider->minor, (unsigned)provider->patch,
                         (unsigned)need->major);
    }
    const ftk_group *group = differing_group(provider, need);
    if (group != NULL) {
        return ftk_failf(err, FTK_E_VERSION,
                         "package '%.*s': what was declared at version %u.%u.%u differs between the two sides",
                         shown(need->package), need->package.len != 0 ? need->package.ptr : "", (unsigned)group->major,
                         (unsigned)group->minor, (unsigned)group->patch);
    }
    return FTK_OK;
}
