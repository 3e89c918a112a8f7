/* The test program of the core: suite <part> [file]. Prints "ok" when the part holds; ends with an abort otherwise. */
#include "check.h"

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*run)(void);
    } parts[] = {
#define SUITE_ROW(name) {#name, suite_##name},
        SUITE_PARTS(SUITE_ROW)
#undef SUITE_ROW
    };
    const char *name = argc > 1 ? argv[1] : "";
    const char *file = argc > 2 ? argv[2] : "";
    int found = 0;
    if (strcmp(name, "list") == 0) {
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) puts(parts[i].name);
        return 0;
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (strcmp(name, parts[i].name) != 0) continue;
        parts[i].run();
        found = 1;
    }
    if (strcmp(name, "cases") == 0) {
        suite_cases(file);
        found = 1;
    } else if (strcmp(name, "load") == 0) {
        suite_load(file);
        found = 1;
    } else if (strcmp(name, "foreign") == 0) {
        suite_foreign(file);
        found = 1;
    }
    if (!found) {
        fprintf(stderr, "no part is called '%s'\n", name);
        return 2;
    }
    puts("ok");
    return 0;
}
