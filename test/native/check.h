/* What the native test programs share: a check that ends the program with its line, a random sequence, an object that
 * knows whether it lives. */
#ifndef FTK_TEST_CHECK_H
#define FTK_TEST_CHECK_H

#include "ftk/ftk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                            \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                                \
        }                                                                           \
    } while (0)

#define CHECK_STATUS(call, expected)                                                                                  \
    do {                                                                                                              \
        int32_t got_ = (call);                                                                                        \
        int32_t wanted_ = (expected);                                                                                 \
        if (got_ != wanted_) {                                                                                        \
            fprintf(stderr, "%s:%d: failed: %s is %d, not %d\n", __FILE__, __LINE__, #call, (int)got_, (int)wanted_); \
            abort();                                                                                                  \
        }                                                                                                             \
    } while (0)

/* The next number of a xorshift sequence; the state is never 0. */
static inline uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static inline ftk_leaks read_leaks(void) {
    ftk_leaks leaks = {sizeof(ftk_leaks), 0, 0, 0, 0, 0};
    CHECK(ftk_leaks_read(&leaks) == FTK_OK);
    return leaks;
}

static inline int no_leaks(void) {
    ftk_leaks leaks = read_leaks();
    return leaks.allocations == 0 && leaks.handles == 0 && leaks.errors == 0 && leaks.owners == 0;
}

static inline int is_text(ftk_str text, const char *expected) {
    return text.len == strlen(expected) && memcmp(text.ptr, expected, text.len) == 0;
}

/* The parts of the suite; each runs in a process of its own. */
/* clang-format off */
#define SUITE_PARTS(X)                                                                                          \
    X(alloc) X(allocator) X(arena) X(error) X(notes) X(hook) X(calls) X(endings) X(families) X(affine) X(slots) \
    X(misuse) X(random_bits) X(model) X(text) X(version) X(faults) X(forked) X(crowd) \
    X(declared) X(spare) X(scopes)
/* clang-format on */

#define SUITE_DECLARE(name) void suite_##name(void);
SUITE_PARTS(SUITE_DECLARE)
#undef SUITE_DECLARE

/* Parts that need a file or a library. */
void suite_cases(const char *path);
void suite_load(const char *library);
void suite_foreign(const char *library);

#endif
