/* The allocator table. Everything that the runtime or generated glue allocates goes through it. */
#ifndef FTK_ALLOC_H
#define FTK_ALLOC_H

#include "abi.h"

FTK_BEGIN

/* An installable allocator. `alloc` returns NULL when out of memory; `size` is never 0, `align` a power of two <= 16.
 * All functions may be called from any thread at once. */
typedef struct ftk_allocator {
    uint32_t size; /* sizeof(ftk_allocator) of the installer */
    uint32_t reserved;
    void *ctx;
    void *(*alloc)(void *ctx, size_t size, size_t align);
    void (*free)(void *ctx, void *ptr, size_t size, size_t align);
} ftk_allocator;

/* Installs `allocator` (copied) for this copy of the runtime. Only before the first allocation: FTK_E_STATE afterwards.
 * NULL restores the system allocator under the same rule. */
FTK_API int32_t ftk_set_allocator(const ftk_allocator *allocator) FTK_NOEXCEPT;

/* `size` bytes aligned to 16, not zeroed; NULL when out of memory. size 0 is treated as 1. Any thread. */
FTK_API void *ftk_alloc(size_t size) FTK_NOEXCEPT;
/* The same, zeroed. */
FTK_API void *ftk_alloc_zeroed(size_t size) FTK_NOEXCEPT;
/* Frees what ftk_alloc returned; `size` must be the size asked for. NULL is ignored. Any thread. */
FTK_API void ftk_free(void *ptr, size_t size) FTK_NOEXCEPT;

/* Live objects of this copy of the runtime, for leak checks. Counters are exact once other threads are quiet. */
typedef struct ftk_leaks {
    uint32_t size; /* set by the caller to sizeof(ftk_leaks) */
    uint32_t reserved;
    uint64_t allocations; /* blocks of ftk_alloc not yet freed, the handle table's own chunks excluded */
    uint64_t handles;     /* slots in use */
    uint64_t errors;      /* error objects */
    uint64_t owners;      /* arenas and buffers handed out */
} ftk_leaks;

/* Writes the counters. Returns FTK_E_INVALID when `leaks` is NULL or too small. Any thread. */
FTK_API int32_t ftk_leaks_read(ftk_leaks *leaks) FTK_NOEXCEPT;

/* Fault injection for tests: the allocation number `nth` from now (1 = next) fails, and all after it too when `persistent`.
 * 0 switches it off. Returns the number of allocations seen since the last call. */
FTK_API uint64_t ftk_fail_allocation(uint64_t nth, int persistent) FTK_NOEXCEPT;

/* 1 when FTK_CHECKED=1 stood in the environment at first use: creation sites, affinity checks and a leak report at exit. */
FTK_API int ftk_checked(void) FTK_NOEXCEPT;

FTK_END_C

#endif
