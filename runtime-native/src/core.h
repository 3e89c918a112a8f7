/* Shared by the modules of the core: counters, memory of the core itself. */
#ifndef FTK_SRC_CORE_H
#define FTK_SRC_CORE_H

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1 /* before every system header: dladdr, getrandom, syscall */
#endif

#if !defined(FTK_NO_INLINE)
#define FTK_NO_INLINE 1 /* the functions themselves are defined here */
#endif

#include "atomic.h"
#include "ftk/alloc.h"
#include "platform.h"

FTK_BEGIN

enum { FTK_COUNT_ALLOCATIONS, FTK_COUNT_HANDLES, FTK_COUNT_ERRORS, FTK_COUNT_OWNERS, FTK_COUNTERS };

/* Adds `delta` (1 or -1) to a leak counter. Any thread. */
FTK_HIDDEN void ftk_count(unsigned counter, int delta) FTK_NOEXCEPT;

/* Zeroed memory of the core that is never freed and not counted as a leak; obeys the allocator and fault injection.
 * NULL when out of memory. */
FTK_HIDDEN void *ftk_alloc_forever(size_t size) FTK_NOEXCEPT;

/* The length of `text` without a character that the end has cut. */
FTK_HIDDEN size_t ftk_whole_characters(const char *text, size_t len) FTK_NOEXCEPT;

FTK_END_C

#endif
