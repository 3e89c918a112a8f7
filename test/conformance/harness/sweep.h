/* The transcript of one feature again and again, each time with another allocation of the runtime failing: first in the program's copy, then
 * in the library's; first that one only, then also all that follow until the failure was seen. Each run is a process of its own, so that a
 * crash is one more line. A run must print the same, or stop with "out of memory", and must leave nothing behind. C11 and C++17. */
#ifndef CONF_SWEEP_H
#define CONF_SWEEP_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Live objects of both copies of the runtime. */
uint64_t count_leaks(const char *library);

/* Prints how many runs met the failure, for each copy, and every run that went wrong. `attempt` prints the transcript of a feature and returns
 * 0, or 1 when it stopped for lack of memory. */
void sweep(const char *library, int (*attempt)(const void *feature, const char *library), const void *feature);

/* Ends the failing of allocations in this run; to be called when a failure was seen. */
void sweep_recover(void);

#ifdef __cplusplus
}
#endif

#endif
