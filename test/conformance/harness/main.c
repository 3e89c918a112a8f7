/* The C consumer program: conf_c LIBRARY FEATURE... */
#define _POSIX_C_SOURCE 200809L
#include "harness.h"

#include <dlfcn.h>

#define CONF_FEATURE(name) void consume_##name(const char *library);
#include "features.inc"
#undef CONF_FEATURE

static const struct {
    const char *name;
    void (*run)(const char *library);
} features[] = {
#define CONF_FEATURE(name) {#name, consume_##name},
#include "features.inc"
#undef CONF_FEATURE
};

static uint64_t live(const ftk_leaks *leaks) {
    return leaks->allocations + leaks->handles + leaks->errors + leaks->owners;
}

static uint64_t count_leaks(const char *library) {
    ftk_leaks own = {.size = sizeof own};
    ftk_leaks others = {.size = sizeof others};
    if (ftk_leaks_read(&own) != FTK_OK) return 1;
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (module == NULL) return 1;
    int32_t (*read)(ftk_leaks *) = NULL;
    *(void **)&read = dlsym(module, "conf_leaks");
    if (read == NULL || read(&others) != FTK_OK) return 1;
    return live(&own) + live(&others);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: %s LIBRARY FEATURE...\n", argv[0]);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        for (size_t k = 0; k < sizeof features / sizeof features[0]; k++) {
            if (strcmp(features[k].name, argv[i]) != 0) continue;
            printf("## %s\n", argv[i]);
            features[k].run(argv[1]);
            printf("leaks %" PRIu64 "\n", count_leaks(argv[1]));
            fflush(stdout);
        }
    }
    return 0;
}
