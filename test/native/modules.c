/* The version handshake and loading a provider library. */
#include "check.h"

#include <dlfcn.h>

static const ftk_group groups[] = {
    {1, 0, 0, 0, {11, 12}},
    {1, 1, 0, 0, {21, 22}},
    {1, 1, 3, 0, {31, 32}},
    {1, 2, 0, 0, {41, 42}},
};

static ftk_api make_api(uint32_t first, uint32_t count) {
    ftk_api api = {sizeof(ftk_api), FTK_ABI, 1, 2, 0, count, groups + first, {"acme.shop", 9}};
    return api;
}

static void refuse(const ftk_api *provider, const ftk_need *need, int32_t status, const char *text) {
    ftk_error *error = NULL;
    CHECK_STATUS(ftk_api_check(provider, need, &error), status);
    CHECK_STATUS(ftk_api_check(provider, need, NULL), status);
    CHECK(error != NULL && ftk_error_status(error) == status);
    if (!is_text(ftk_error_message(error), text)) fprintf(stderr, "%s\n", ftk_error_message(error).ptr);
    CHECK(is_text(ftk_error_message(error), text));
    ftk_error_release(error);
}

void suite_version(void) {
    ftk_group changed[4];
    ftk_error *error = NULL;
    memcpy(changed, groups, sizeof changed);
    changed[1].id[1]++;
    for (uint32_t mine = 0; mine <= 4; mine++) {
        for (uint32_t theirs = 0; theirs <= 4; theirs++) {
            ftk_api provider = make_api(0, theirs);
            ftk_need need = make_api(0, mine);
            CHECK_STATUS(ftk_api_check(&provider, &need, &error), FTK_OK);
            provider.groups = changed;
            int32_t expected = mine >= 2 && theirs >= 2 ? FTK_E_VERSION : FTK_OK;
            CHECK_STATUS(ftk_api_check(&provider, &need, NULL), expected);
        }
    }
    ftk_api api = make_api(0, 4);
    ftk_need need = make_api(1, 3);
    CHECK_STATUS(ftk_api_check(&api, &need, &error), FTK_OK);
    need.groups = changed + 1;
    refuse(&api, &need, FTK_E_VERSION,
           "package 'acme.shop': what was declared at version 1.1.0 differs between the two sides");
    need = make_api(0, 4);
    need.major = 2;
    refuse(&api, &need, FTK_E_VERSION, "package 'acme.shop' has version 1.2.0, major version 2 is needed");
    need = make_api(0, 4);
    need.package.len = 4;
    refuse(&api, &need, FTK_E_VERSION, "the library provides package 'acme.shop', not 'acme'");
    need.package.len = 0;
    need.package.ptr = NULL;
    refuse(&api, &need, FTK_E_VERSION, "the library provides package 'acme.shop', not ''");
    refuse(NULL, &need, FTK_E_INVALID, "no table to check");
    refuse(&api, NULL, FTK_E_INVALID, "no table to check");
    need = make_api(0, 4);
    api.abi = 99;
    refuse(&api, &need, FTK_E_VERSION, "the provider has ABI 99, this side has ABI 1");
    api = make_api(0, 4);
    api.groups = NULL;
    refuse(&api, &need, FTK_E_VERSION, "the table of the provider is malformed");
    api = make_api(0, 4);
    api.size = 4;
    refuse(&api, &need, FTK_E_VERSION, "the table of the provider is malformed");
    api = make_api(0, 4);
    CHECK(ftk_api_at_least(&api, 1, 2, 0) && !ftk_api_at_least(&api, 1, 2, 1) && !ftk_api_at_least(&api, 1, 3, 0) &&
          ftk_api_at_least(&api, 1, 1, 9));
    CHECK(!ftk_api_at_least(&api, 2, 0, 0) && ftk_api_at_least(&api, 0, 9, 9));
    CHECK(error == NULL && no_leaks());
}

static void refuse_load(const char *path, const char *symbol, const ftk_need *need, int32_t status, const char *part) {
    ftk_error *error = NULL;
    const ftk_api *api = need;
    CHECK_STATUS(ftk_load(path, symbol, need, &api, &error), status);
    CHECK(api == NULL && ftk_error_status(error) == status);
    if (strstr(ftk_error_message(error).ptr, part) == NULL) fprintf(stderr, "%s\n", ftk_error_message(error).ptr);
    CHECK(strstr(ftk_error_message(error).ptr, part) != NULL);
    ftk_error_release(error);
    CHECK_STATUS(ftk_load(path, symbol, need, &api, NULL), status);
}

/* Opens and closes the library; 1 when it is still there afterwards. */
static int stays(const char *library, int keep) {
    void *opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    CHECK(opened != NULL);
    if (keep) {
        void *found = dlsym(opened, "copy_keep");
        void (*call)(void) = NULL;
        CHECK(found != NULL);
        memcpy(&call, &found, sizeof call);
        call();
    }
    CHECK(dlclose(opened) == 0);
    opened = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
    return opened != NULL;
}

void suite_load(const char *library) {
    CHECK(!stays(library, 0));
    CHECK(stays(library, 1));
    ftk_need need = make_api(0, 2);
    const ftk_api *api = NULL;
    ftk_error *error = NULL;
    CHECK_STATUS(ftk_load(library, "acme_shop_get_api", &need, &api, &error), FTK_OK);
    CHECK(api != NULL && api->minor == 1 && is_text(api->package, "acme.shop") && error == NULL);
    const ftk_api *again = NULL;
    CHECK_STATUS(ftk_load(library, "acme_shop_get_api", &need, &again, &error), FTK_OK);
    CHECK(again == api);

    need.major = 3;
    refuse_load(library, "acme_shop_get_api", &need, FTK_E_VERSION, "version 3 is not here");
    need.major = 4;
    refuse_load(library, "acme_shop_get_api", &need, FTK_E_VERSION, "does not provide major version 4");
    need.major = 1;
    refuse_load(library, "acme_shop_get_api_", &need, FTK_E_LOAD, "does not export 'acme_shop_get_api_'");
    refuse_load("libc.so.6", "acme_shop_get_api", &need, FTK_E_LOAD, "cannot open 'libc.so.6'"); /* no search path */
    refuse_load("./no-such-file.so", "x", &need, FTK_E_LOAD, "cannot open './no-such-file.so'");
    refuse_load("", "x", &need, FTK_E_INVALID, "the path of the library is empty");
    refuse_load(NULL, "x", &need, FTK_E_INVALID, "required");
    refuse_load(library, NULL, &need, FTK_E_INVALID, "required");
    refuse_load(library, "x", NULL, FTK_E_INVALID, "required");
    CHECK_STATUS(ftk_load(library, "x", &need, NULL, NULL), FTK_E_INVALID);
    need.package.len = 5;
    refuse_load(library, "acme_shop_get_api", &need, FTK_E_VERSION,
                "the library provides package 'acme.shop', not 'acme.'");
    CHECK(no_leaks());
}
