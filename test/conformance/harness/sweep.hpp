// The transcript again and again, each time with another allocation failing: those of the program's copy of the runtime, those of the library's, and
// `operator new` of both. A run may stop with "out of memory" or print that status where it prints failures; it never ends the program, prints
// nothing wrong, and leaves nothing behind.
#ifndef CONF_SWEEP_HPP
#define CONF_SWEEP_HPP

#include <cstdint>

namespace conf_sweep {

/// Prints how many runs failed in each kind of memory, and every run that went wrong. `leaks` counts what is left behind.
void sweep(const char *library, void (*consume)(const char *library), std::uint64_t (*leaks)(const char *library));

} // namespace conf_sweep

#endif
