/* The Objective-C consumer program: conf_objc LIBRARY FEATURE... Each feature runs in a pool of its own, which is drained before leaks are counted.
 * With --sweep in front, every allocation of the runtime fails in turn, and a feature stops at the first failure that it sees. */
#import "harness_objc.h"

#include "sweep.h"

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

static int sweeping = 0;
static NSString *const stopped = @"ConfOutOfMemory";

void conf_stop(NSError *error) {
    NSException *passed = [[error userInfo] objectForKey:FTKErrorExceptionKey];
    BOOL again = [passed isKindOfClass:[NSException class]] && [[passed name] isEqualToString:stopped];
    if (!sweeping || (!again && [error code] != FTKErrorNoMemory)) return;
    sweep_recover();
    [NSException raise:stopped format:@"%@", [error localizedDescription]];
}

static void report(NSError *error, NSString *function, void *context) {
    (void)function;
    (void)context;
    conf_stop(error);
    [reported release];
    reported = [error retain];
}

NSError *conf_reported(void) {
    NSError *error = [reported autorelease];
    reported = nil;
    return error;
}

/* 1 when the feature stopped for lack of memory. */
static int attempt(const void *feature, const char *library) {
    void (*consume)(NSString *library) = NULL;
    int out_of_memory = 0;
    memcpy(&consume, feature, sizeof consume);
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    @try {
        consume([NSString stringWithUTF8String:library]);
        NSError *left = conf_reported();
        if (left != nil) printf("not asked for: %s\n", [[left localizedDescription] UTF8String]);
    } @catch (NSException *exception) {
        out_of_memory = [[exception name] isEqualToString:stopped];
        if (!out_of_memory) printf("%s: %s\n", [[exception name] UTF8String], [[exception reason] UTF8String]);
    }
    [pool drain];
    return out_of_memory;
}

int main(int argc, char **argv) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    const int first = argc > 1 && strcmp(argv[1], "--sweep") == 0 ? 2 : 1;
    if (argc < first + 2) return 2;
    sweeping = first == 2;
    FTKSetErrorHandler(report, NULL);
    for (int i = first + 1; i < argc; i++) {
        for (size_t k = 0; k < sizeof features / sizeof features[0]; k++) {
            if (strcmp(features[k].name, argv[i]) != 0) continue;
            printf("## %s\n", argv[i]);
            if (sweeping) sweep(argv[first], attempt, &features[k].run);
            else (void)attempt(&features[k].run, argv[first]);
            printf("leaks %llu\n", (unsigned long long)count_leaks(argv[first]));
            fflush(stdout);
        }
    }
    [pool drain];
    return 0;
}
