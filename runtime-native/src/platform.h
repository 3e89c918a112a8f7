/* What the core needs from the operating system: a lock and a signal, aligned memory, random bits, a fence in all threads, opening a
 * library. */
#ifndef FTK_SRC_PLATFORM_H
#define FTK_SRC_PLATFORM_H

#include "ftk/abi.h"

#if defined(_WIN32)
#include "platform/windows.h"
#elif defined(__wasm__)
#include "platform/wasm.h"
#else
#include "platform/posix.h"
#endif

#endif
