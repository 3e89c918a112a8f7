/* The Objective-C consumer program: conf_objc LIBRARY FEATURE... Each feature runs in a pool of its own, which is drained before leaks are counted. */
#import "harness_objc.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define CONF_FEATURE(name) void consume_##name(NSString *library);
#include "features.inc"
#undef CONF_FEATURE

static const struct {
    const char *name;
    void (*run)(NSString *library);
} features[] = {
#define CONF_FEATURE(name) {#name, consume_##name},
#include "features.inc"
#undef CONF_FEATURE
};

static NSError *reported = nil;

static void report(NSError *error, NSString *function, void *context) {
    (void)function;
    (void)context;
    [reported release];
    reported = [error retain];
}

NSError *conf_reported(void) {
    NSError *error = [reported autorelease];
    reported = nil;
    return error;
}

static uint64_t live(const ftk_leaks *leaks) {
    return leaks->allocations + leaks->handles + leaks->errors + leaks->owners;
}

static uint64_t count_leaks(const char *library) {
    ftk_leaks own = {0};
    ftk_leaks others = {0};
    int32_t (*read)(ftk_leaks *) = NULL;
    own.size = others.size = sizeof own;
    if (ftk_leaks_read(&own) != FTK_OK) return 1;
    void *module = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (module == NULL) return 1;
    *(void **)&read = dlsym(module, "conf_leaks");
    if (read == NULL || read(&others) != FTK_OK) return 1;
    return live(&own) + live(&others);
}

static void run(const char *name, void (*consume)(NSString *library), const char *library) {
    printf("## %s\n", name);
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    consume([NSString stringWithUTF8String:library]);
    NSError *left = conf_reported();
    if (left != nil) printf("not asked for: %s\n", [[left localizedDescription] UTF8String]);
    [pool drain];
    printf("leaks %llu\n", (unsigned long long)count_leaks(library));
    fflush(stdout);
}

int main(int argc, char **argv) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    if (argc < 3) return 2;
    FTKSetErrorHandler(report, NULL);
    for (int i = 2; i < argc; i++) {
        for (size_t k = 0; k < sizeof features / sizeof features[0]; k++) {
            if (strcmp(features[k].name, argv[i]) == 0) run(argv[i], features[k].run, argv[1]);
        }
    }
    [pool drain];
    return 0;
}
