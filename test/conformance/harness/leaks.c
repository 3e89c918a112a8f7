/* Exported by every C and C++ provider library, for the tests only: the counters of its copy of the runtime, and its fault injection. */
#include <ftk/ftk.h>

FTK_EXPORT int32_t conf_leaks(ftk_leaks *out);
FTK_EXPORT uint64_t conf_fail_allocation(uint64_t nth, int persistent);

int32_t conf_leaks(ftk_leaks *out) {
    return ftk_leaks_read(out);
}

uint64_t conf_fail_allocation(uint64_t nth, int persistent) {
    return ftk_fail_allocation(nth, persistent);
}
