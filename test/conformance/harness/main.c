/* The C consumer program: conf_c LIBRARY FEATURE...; with --sweep in front, every allocation of the runtime fails in turn. */
#include "harness.h"
#include "sweep.h"

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

static int attempt(const void *feature, const char *library) {
    void (*run)(const char *) = NULL;
    memcpy(&run, feature, sizeof run);
    run(library);
    return 0;
}

int main(int argc, char **argv) {
    int first = argc > 1 && strcmp(argv[1], "--sweep") == 0 ? 2 : 1;
    const char *library = argv[first];
    if (argc < first + 2) {
        fprintf(stderr, "usage: %s [--sweep] LIBRARY FEATURE...\n", argv[0]);
        return 2;
    }
    sweeping = first == 2;
    out_of_memory = sweep_recover;
    for (int i = first + 1; i < argc; i++) {
        for (size_t k = 0; k < sizeof features / sizeof features[0]; k++) {
            if (strcmp(features[k].name, argv[i]) != 0) continue;
            printf("## %s\n", argv[i]);
            if (sweeping) sweep(library, attempt, &features[k].run);
            else features[k].run(library);
            printf("leaks %" PRIu64 "\n", count_leaks(library));
            fflush(stdout);
        }
    }
    return 0;
}
