/* Exported by every C and C++ provider library: the counters of its copy of the runtime. */
#include <ftk/ftk.h>

FTK_EXPORT int32_t conf_leaks(ftk_leaks *out);

int32_t conf_leaks(ftk_leaks *out) {
    return ftk_leaks_read(out);
}
