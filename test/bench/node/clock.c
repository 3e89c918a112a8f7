/* The CPU clock of the calling thread, for JavaScript: `now()` in nanoseconds, `step()` what the clock can tell apart. */
#include <node_api.h>
#include <time.h>

static double nanoseconds(const struct timespec *time) { return (double)time->tv_sec * 1e9 + (double)time->tv_nsec; }

static double read_clock(void) {
    struct timespec time;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return -1;
    return nanoseconds(&time);
}

static napi_value number(napi_env env, double value) {
    napi_value out = NULL;
    return napi_create_double(env, value, &out) == napi_ok ? out : NULL;
}

static napi_value now(napi_env env, napi_callback_info info) {
    (void)info;
    return number(env, read_clock());
}

/* The larger of what the system says and of what is seen: the least difference of two readings that differ. */
static napi_value step(napi_env env, napi_callback_info info) {
    (void)info;
    struct timespec resolution;
    double least = 1e9;
    for (int i = 0; i < 1000; i++) {
        double begin = read_clock();
        double end = read_clock();
        while (end == begin) end = read_clock();
        if (end - begin < least) least = end - begin;
    }
    if (clock_getres(CLOCK_THREAD_CPUTIME_ID, &resolution) == 0 && nanoseconds(&resolution) > least) least = nanoseconds(&resolution);
    return number(env, least);
}

NAPI_MODULE_INIT() {
    const napi_property_descriptor functions[] = {
        {"now", NULL, now, NULL, NULL, NULL, napi_enumerable, NULL},
        {"step", NULL, step, NULL, NULL, NULL, napi_enumerable, NULL},
    };
    return napi_define_properties(env, exports, 2, functions) == napi_ok ? exports : NULL;
}
