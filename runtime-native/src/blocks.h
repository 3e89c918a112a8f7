/* Blocks for what is made and gone all the time: errors, buffers, graphs. A few small ones are kept per thread. */
#ifndef FTK_SRC_BLOCKS_H
#define FTK_SRC_BLOCKS_H

#include "slots.h"

/* Freed blocks of two sizes are kept for the thread that freed them, except under a memory checker, which must see every
 * block come and go (note 17). */
enum { FTK_BLOCK_SMALL = 192, FTK_BLOCK_LARGE = 1088, FTK_SMALL_KEPT = 8, FTK_LARGE_KEPT = 2 };
#if defined(__SANITIZE_ADDRESS__) || defined(FTK_NO_SPARE_BLOCKS)
#define FTK_SPARE_BLOCKS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define FTK_SPARE_BLOCKS 0
#endif
#endif
#if !defined(FTK_SPARE_BLOCKS)
#define FTK_SPARE_BLOCKS 1
#endif

/* Freed blocks of one size; each begins with the address of the next. */
typedef struct ftk_chain {
    void *first;
    uintptr_t count;
} ftk_chain;

/* What a thread has beside its lane, written by that thread only. A thread that inherits the lane inherits it all. */
typedef struct ftk_store {
    uintptr_t count[FTK_COUNTERS]; /* modulo its size: a block may be freed by another thread than its maker */
    ftk_chain spare[2];          /* small, large */
} ftk_store;

FTK_BEGIN

extern FTK_HIDDEN ftk_store ftk_stores[FTK_LANES];
extern FTK_HIDDEN uint32_t ftk_alloc_plain; /* 1: sealed on the system allocator and no fault injection */

/* What the short ways cannot do: the first blocks of a thread, those that are too many, large ones, other allocators. */
FTK_HIDDEN void *ftk_block_take_cold(size_t size, unsigned counter) FTK_NOEXCEPT;
FTK_HIDDEN void ftk_block_give_cold(void *ptr, size_t size, unsigned counter) FTK_NOEXCEPT;

/* The bytes that a block for `size` has. */
static inline size_t ftk_block_size(size_t size) FTK_NOEXCEPT {
    return size <= FTK_BLOCK_SMALL ? (size_t)FTK_BLOCK_SMALL : size <= FTK_BLOCK_LARGE ? (size_t)FTK_BLOCK_LARGE : size;
}

static inline void ftk_store_add(ftk_store *store, unsigned counter, int delta) FTK_NOEXCEPT {
    FTK_STORE(&store->count[counter], FTK_LOAD_RELAXED(&store->count[counter]) + (uintptr_t)(intptr_t)delta);
}

/* The store of the current thread when blocks of `size` bytes may come from it, else NULL. */
static inline ftk_store *ftk_store_for(size_t size) FTK_NOEXCEPT {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    int short_way = FTK_SPARE_BLOCKS && size <= FTK_BLOCK_LARGE && FTK_LOAD_RELAXED(&lane->owner) == thread && FTK_LOAD(&ftk_alloc_plain) != 0;
    return FTK_LIKELY(short_way) ? &ftk_stores[lane - ftk_lanes] : NULL;
}

/* A block that the thread has kept, or NULL: then the cold way finds one. */
static inline void *ftk_block_spare(size_t size, unsigned counter) FTK_NOEXCEPT {
    ftk_store *store = ftk_store_for(size);
    if (FTK_UNLIKELY(store == NULL)) return NULL;
    ftk_chain *chain = &store->spare[size > FTK_BLOCK_SMALL];
    void *block = FTK_LOAD(&chain->first);
    if (FTK_UNLIKELY(block == NULL)) return NULL;
    FTK_STORE(&chain->first, *(void **)block);
    FTK_STORE_RELAXED(&chain->count, FTK_LOAD_RELAXED(&chain->count) - 1);
    ftk_store_add(store, FTK_COUNT_ALLOCATIONS, 1);
    ftk_store_add(store, counter, 1);
    return block;
}

/* A block of at least `size` bytes, aligned to 16, not zeroed; counts as an allocation and, under `counter`, as an object. NULL when
 * out of memory. Any thread. */
static inline void *ftk_block_take(size_t size, unsigned counter) FTK_NOEXCEPT {
    void *block = ftk_block_spare(size, counter);
    return FTK_LIKELY(block != NULL) ? block : ftk_block_take_cold(size, counter);
}

/* Gives a block back; `size` and `counter` as when it was taken. Any thread. */
static inline void ftk_block_give(void *block, size_t size, unsigned counter) FTK_NOEXCEPT {
    ftk_store *store = ftk_store_for(size);
    ftk_chain *chain = store != NULL ? &store->spare[size > FTK_BLOCK_SMALL] : NULL;
    uintptr_t most = size > FTK_BLOCK_SMALL ? (uintptr_t)FTK_LARGE_KEPT : (uintptr_t)FTK_SMALL_KEPT;
    if (FTK_UNLIKELY(chain == NULL || FTK_LOAD_RELAXED(&chain->count) >= most)) {
        ftk_block_give_cold(block, size, counter);
        return;
    }
    ftk_store_add(store, FTK_COUNT_ALLOCATIONS, -1);
    ftk_store_add(store, counter, -1);
    *(void **)block = FTK_LOAD(&chain->first);
    FTK_STORE_RELAXED(&chain->count, FTK_LOAD_RELAXED(&chain->count) + 1);
    FTK_STORE(&chain->first, block);
}

FTK_END_C

#endif
