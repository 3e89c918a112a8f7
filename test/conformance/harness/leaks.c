/* Exported by every C and C++ provider library and by the addon of TypeScript, for the tests only: the counters of its copy of the runtime,
 * its fault injection, and faults that the sanitizers must catch. */
#include <ftk/ftk.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Which side of a call this library is. */
#ifdef CONF_CONSUMER
#define SIDE "consumer"
#else
#define SIDE "provider"
#endif

FTK_EXPORT int32_t conf_leaks(ftk_leaks *out);
FTK_EXPORT uint64_t conf_fail_allocation(uint64_t nth, int persistent);

static volatile int wide = 40;
static volatile size_t behind = 24;

static void overflow(void) {
    char *bytes = (char *)ftk_alloc(24);
    if (bytes != NULL) bytes[behind] = 1;
    ftk_free(bytes, 24);
}

static void leak(void) {
    for (int i = 0; i < 16; i++) {
        char *volatile lost = (char *)malloc(100);
        if (lost != NULL) lost[0] = 1;
        lost = NULL;
    }
}

static void *count(void *argument) {
    for (int i = 0; i < 1000; i++) ++*(int *)argument;
    return NULL;
}

static void race(void) {
    static int counted;
    pthread_t other;
    if (pthread_create(&other, NULL, count, &counted) != 0) return;
    (void)count(&counted);
    (void)pthread_join(other, NULL);
}

/* Commits the fault that CONF_FAULT names, e.g. "provider overflow". */
static void commit_fault(void) {
    const char *fault = getenv("CONF_FAULT");
    size_t side = sizeof SIDE - 1;
    if (fault == NULL || strncmp(fault, SIDE " ", side + 1) != 0) return;
    fault += side + 1;
    if (strcmp(fault, "overflow") == 0) overflow();
    if (strcmp(fault, "shift") == 0) wide = 1 << wide;
    if (strcmp(fault, "leak") == 0) leak();
    if (strcmp(fault, "race") == 0) race();
}

int32_t conf_leaks(ftk_leaks *out) {
    commit_fault();
    return ftk_leaks_read(out);
}

uint64_t conf_fail_allocation(uint64_t nth, int persistent) {
    return ftk_fail_allocation(nth, persistent);
}
