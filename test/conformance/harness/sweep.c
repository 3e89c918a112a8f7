/* Failing allocations; see sweep.h. */
#define _POSIX_C_SOURCE 200809L
#include "sweep.h"

#include <dlfcn.h>
#include <ftk/ftk.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef uint64_t (*fail_allocation)(uint64_t nth, int persistent);

/* What one run left: its transcript, and whether the failure happened at all. */
typedef struct outcome {
    char text[1 << 16];
    size_t len;
    int triggered;
    int stopped;
    uint64_t leaks;
    int crashed; /* status of waitpid, or 0 */
} outcome;

/* What a run hands over beside its transcript. */
typedef struct report {
    uint32_t triggered;
    uint32_t stopped;
    uint64_t leaks;
} report;

enum { MOST_PROBLEMS = 5 };

static fail_allocation failing;
static volatile int recovered;

void sweep_recover(void) {
    (void)failing(0, 0);
    recovered = 1;
}

static void *symbol(const char *library, const char *name) {
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    return module == NULL ? NULL : dlsym(module, name);
}

uint64_t count_leaks(const char *library) {
    ftk_leaks own = {.size = sizeof own};
    ftk_leaks others = {.size = sizeof others};
    int32_t (*read)(ftk_leaks *) = NULL;
    *(void **)&read = symbol(library, "conf_leaks");
    if (read == NULL || ftk_leaks_read(&own) != FTK_OK || read(&others) != FTK_OK) return 1;
    return own.allocations + own.handles + own.errors + own.owners + others.allocations + others.handles + others.errors + others.owners;
}

/* In the child: runs with allocation `nth` failing, and ends the process. */
static void run_child(int transcript, int reports, const char *library, int (*attempt)(const void *, const char *), const void *feature,
                      uint64_t nth, int persistent) {
    report result = {0};
    if (dup2(transcript, STDOUT_FILENO) < 0) _exit(3);
    (void)failing(nth, persistent);
    result.stopped = (uint32_t)attempt(feature, library);
    uint64_t seen = failing(0, 0);
    result.triggered = nth > 0 && (recovered || seen >= nth);
    result.leaks = count_leaks(library);
    fflush(stdout);
    _exit(write(reports, &result, sizeof result) == (ssize_t)sizeof result ? 0 : 3);
}

static void read_all(int transcript, outcome *out) {
    ssize_t got;
    out->len = 0;
    while ((got = read(transcript, out->text + out->len, sizeof out->text - 1 - out->len)) > 0) out->len += (size_t)got;
    out->text[out->len] = 0;
}

static void run_once(const char *library, int (*attempt)(const void *, const char *), const void *feature, uint64_t nth, int persistent,
                     outcome *out) {
    int transcript[2];
    int reports[2];
    report result = {0};
    fflush(stdout);
    if (pipe(transcript) != 0 || pipe(reports) != 0) exit(2);
    pid_t child = fork();
    if (child < 0) exit(2);
    if (child == 0) run_child(transcript[1], reports[1], library, attempt, feature, nth, persistent);
    close(transcript[1]);
    close(reports[1]);
    read_all(transcript[0], out);
    int complete = read(reports[0], &result, sizeof result) == (ssize_t)sizeof result;
    close(transcript[0]);
    close(reports[0]);
    int status = 0;
    waitpid(child, &status, 0);
    out->crashed = status != 0 ? status : !complete;
    out->triggered = (int)result.triggered;
    out->stopped = (int)result.stopped;
    out->leaks = result.leaks;
}

/* 1 when the line says that memory ran out, where failures are printed. */
static int says_no_memory(const char *line, size_t len) {
    static const char text[] = "status -2";
    size_t size = sizeof text - 1;
    return len >= size && memcmp(line + len - size, text, size) == 0;
}

/* NULL when the run was right, otherwise what was wrong with it. */
static const char *judge(const outcome *run, const outcome *wanted) {
    if (run->crashed) return "ended the process";
    if (run->leaks != 0) return "left objects behind";
    const char *a = run->text;
    const char *b = wanted->text;
    while (*a != 0) {
        size_t a_len = strcspn(a, "\n");
        size_t b_len = strcspn(b, "\n");
        int last = run->stopped && a[a_len] == 0;
        if (last ? strncmp(a, b, a_len) != 0 : (a_len != b_len || memcmp(a, b, a_len) != 0) && !says_no_memory(a, a_len)) return "printed something else";
        a += a_len + (a[a_len] != 0);
        b += b_len + (b[b_len] != 0);
    }
    return *b == 0 || run->stopped ? NULL : "printed too little";
}

/* The last line that a run printed; cuts its text there. */
static const char *last_line(outcome *run) {
    while (run->len > 0 && run->text[run->len - 1] == '\n') run->text[--run->len] = 0;
    const char *end = strrchr(run->text, '\n');
    return end == NULL ? run->text : end + 1;
}

static void sweep_copy(const char *what, const char *library, int (*attempt)(const void *, const char *), const void *feature, int persistent,
                       const outcome *wanted, outcome *run) {
    uint64_t failed = 0;
    int problems = 0;
    for (uint64_t nth = 1; problems < MOST_PROBLEMS; nth++) {
        run_once(library, attempt, feature, nth, persistent, run);
        const char *problem = judge(run, wanted);
        if (problem != NULL) {
            printf("%s: run %" PRIu64 " %s after: %s\n", what, nth, problem, last_line(run));
            problems++;
        }
        if (!run->triggered && !run->crashed) break;
        failed++;
    }
    printf("%s: %" PRIu64 " failed\n", what, failed);
}

void sweep(const char *library, int (*attempt)(const void *feature, const char *library), const void *feature) {
    static outcome wanted;
    static outcome run;
    fail_allocation remote = NULL;
    *(void **)&remote = symbol(library, "conf_fail_allocation");
    if (remote == NULL) {
        puts("the library has no fault injection");
        return;
    }
    failing = ftk_fail_allocation;
    run_once(library, attempt, feature, 0, 0, &wanted);
    if (wanted.crashed || wanted.leaks != 0) {
        puts("the transcript fails without any failing allocation");
        return;
    }
    sweep_copy("consumer", library, attempt, feature, 0, &wanted, &run);
    sweep_copy("consumer from then on", library, attempt, feature, 1, &wanted, &run);
    failing = remote;
    sweep_copy("provider", library, attempt, feature, 0, &wanted, &run);
    sweep_copy("provider from then on", library, attempt, feature, 1, &wanted, &run);
}
