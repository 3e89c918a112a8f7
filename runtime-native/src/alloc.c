/* The allocator table, leak counters and fault injection. */
#include "slots.h"

#include <string.h>

/* Stages of the allocator: nothing allocated yet, sealed on the system's, sealed with an installed one. */
enum { STAGE_OPEN, STAGE_PLAIN, STAGE_TABLE };

/* Freed blocks of two sizes are kept for the thread that freed them, except under a memory checker, which must see every
 * block come and go (note 17). */
enum { BLOCK_SMALL = 192, BLOCK_LARGE = 1088, SMALL_KEPT = 8, LARGE_KEPT = 2 };
#if defined(__SANITIZE_ADDRESS__) || defined(FTK_NO_SPARE_BLOCKS)
#define SPARE_BLOCKS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SPARE_BLOCKS 0
#endif
#endif
#if !defined(SPARE_BLOCKS)
#define SPARE_BLOCKS 1
#endif

/* Freed blocks of one size; each begins with the address of the next. */
typedef struct spare_chain {
    void *first;
    uintptr_t count;
} spare_chain;

/* What a thread has beside its lane, written by that thread only. A thread that inherits the lane inherits it all. */
typedef struct lane_store {
    uintptr_t count[FTK_COUNTERS]; /* modulo its size: a block may be freed by another thread than its maker */
    spare_chain spare[2];          /* small, large */
} lane_store;

static ftk_lock alloc_lock = FTK_LOCK_INIT;
static uint32_t alloc_plain; /* 1: sealed on the system allocator and no fault injection */
static uint32_t alloc_stage = STAGE_OPEN;
static ftk_allocator installed;
static uint32_t faults_on;
static uint64_t fault_countdown;
static int fault_persistent;
static uint64_t allocations_seen;
static lane_store stores[FTK_LANES] __attribute__((aligned(64)));
static uintptr_t counts_of_others[FTK_COUNTERS]; /* of threads without a lane */

/* The store of the current thread; NULL when no lane is left for it. */
static lane_store *store_here(void) {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    if (FTK_UNLIKELY(FTK_LOAD_RELAXED(&lane->owner) != thread)) lane = ftk_lane_of(thread);
    return FTK_LIKELY(lane != NULL) ? &stores[lane - ftk_lanes] : NULL;
}

static void add_to(lane_store *store, unsigned counter, int delta) {
    uintptr_t change = (uintptr_t)(intptr_t)delta;
    if (FTK_UNLIKELY(store == NULL)) {
        (void)FTK_ADD_RELAXED(&counts_of_others[counter], change);
        return;
    }
    FTK_STORE(&store->count[counter], FTK_LOAD_RELAXED(&store->count[counter]) + change);
}

void ftk_count(unsigned counter, int delta) FTK_NOEXCEPT { add_to(store_here(), counter, delta); }

/* The sum over all threads. */
static uint64_t count_of(unsigned counter) {
    uintptr_t sum = FTK_LOAD(&counts_of_others[counter]);
    for (size_t i = 0; i < FTK_LANES; i++) {
        if (FTK_LOAD(&ftk_lanes[i].owner) != 0) sum += FTK_LOAD(&stores[i].count[counter]);
    }
    return sum;
}

int32_t ftk_set_allocator(const ftk_allocator *allocator) FTK_NOEXCEPT {
    int32_t status = FTK_OK;
    if (allocator != NULL &&
        (allocator->size < sizeof(ftk_allocator) || allocator->alloc == NULL || allocator->free == NULL)) {
        return FTK_E_INVALID;
    }
    ftk_lock_take(&alloc_lock);
    if (FTK_LOAD(&alloc_stage) != STAGE_OPEN) {
        status = FTK_E_STATE;
    } else if (allocator != NULL) {
        installed = *allocator;
    } else {
        memset(&installed, 0, sizeof installed);
    }
    ftk_lock_give(&alloc_lock);
    return status;
}

/* The first allocation fixes the allocator for the rest of the process. */
static void seal(void) {
    ftk_lock_take(&alloc_lock);
    if (alloc_stage == STAGE_OPEN)
        FTK_STORE(&alloc_stage, (uint32_t)(installed.alloc != NULL ? STAGE_TABLE : STAGE_PLAIN));
    if (alloc_stage == STAGE_PLAIN && !faults_on) FTK_STORE(&alloc_plain, 1u);
    ftk_lock_give(&alloc_lock);
}

/* 1 when fault injection wants this allocation to fail. */
static int fault(void) {
    int fails = 0;
    ftk_lock_take(&alloc_lock);
    allocations_seen++;
    if (fault_countdown > 1) {
        fault_countdown--;
    } else if (fault_countdown == 1) {
        fails = 1;
        if (!fault_persistent) fault_countdown = 0;
    }
    ftk_lock_give(&alloc_lock);
    return fails;
}

static void *allocate(size_t size, int zeroed) {
    if (size == 0) size = 1;
    if (size > PTRDIFF_MAX) return NULL;
    if (FTK_LIKELY(FTK_LOAD(&alloc_plain) != 0)) return ftk_system_alloc(size, zeroed);
    if (FTK_UNLIKELY(FTK_LOAD(&alloc_stage) == STAGE_OPEN)) seal();
    if (FTK_UNLIKELY(FTK_LOAD_RELAXED(&faults_on) != 0) && fault()) return NULL;
    if (FTK_LIKELY(FTK_LOAD(&alloc_stage) == STAGE_PLAIN)) return ftk_system_alloc(size, zeroed);
    void *ptr = installed.alloc(installed.ctx, size, 16);
    if (ptr != NULL && zeroed) memset(ptr, 0, size);
    return ptr;
}

void *ftk_alloc(size_t size) FTK_NOEXCEPT {
    void *ptr = allocate(size, 0);
    if (ptr != NULL) ftk_count(FTK_COUNT_ALLOCATIONS, 1);
    return ptr;
}

void *ftk_alloc_zeroed(size_t size) FTK_NOEXCEPT {
    void *ptr = allocate(size, 1);
    if (ptr != NULL) ftk_count(FTK_COUNT_ALLOCATIONS, 1);
    return ptr;
}

void *ftk_alloc_forever(size_t size) FTK_NOEXCEPT { return allocate(size, 1); }

void ftk_free(void *ptr, size_t size) FTK_NOEXCEPT {
    if (ptr == NULL) return;
    ftk_count(FTK_COUNT_ALLOCATIONS, -1);
    if (FTK_LIKELY(FTK_LOAD_RELAXED(&alloc_plain) != 0 || FTK_LOAD(&alloc_stage) == STAGE_PLAIN)) {
        ftk_system_free(ptr);
    } else {
        installed.free(installed.ctx, ptr, size == 0 ? 1 : size, 16);
    }
}

size_t ftk_block_size(size_t size) FTK_NOEXCEPT {
    return size <= BLOCK_SMALL ? (size_t)BLOCK_SMALL : size <= BLOCK_LARGE ? (size_t)BLOCK_LARGE : size;
}

/* What the short way cannot do: the first blocks of a thread, large ones, other allocators. */
static void *take_cold(size_t size, unsigned counter) {
    void *block = allocate(ftk_block_size(size), 0);
    if (block == NULL) return NULL;
    lane_store *store = store_here();
    add_to(store, FTK_COUNT_ALLOCATIONS, 1);
    add_to(store, counter, 1);
    return block;
}

static void give_cold(void *ptr, size_t size, unsigned counter) {
    ftk_count(counter, -1);
    ftk_free(ptr, ftk_block_size(size));
}

/* The store of the current thread, when its lane is where it looks first; else NULL. */
static lane_store *store_home(void) {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    return FTK_LIKELY(FTK_LOAD_RELAXED(&lane->owner) == thread) ? &stores[lane - ftk_lanes] : NULL;
}

void *ftk_block_take(size_t size, unsigned counter) FTK_NOEXCEPT {
    lane_store *store = store_home();
    if (!SPARE_BLOCKS || size > BLOCK_LARGE || FTK_UNLIKELY(store == NULL || FTK_LOAD(&alloc_plain) == 0))
        return take_cold(size, counter);
    spare_chain *chain = &store->spare[size > BLOCK_SMALL];
    void *block = FTK_LOAD(&chain->first);
    if (FTK_UNLIKELY(block == NULL)) return take_cold(size, counter);
    FTK_STORE(&chain->first, *(void **)block);
    FTK_STORE_RELAXED(&chain->count, FTK_LOAD_RELAXED(&chain->count) - 1);
    add_to(store, FTK_COUNT_ALLOCATIONS, 1);
    add_to(store, counter, 1);
    return block;
}

void ftk_block_give(void *ptr, size_t size, unsigned counter) FTK_NOEXCEPT {
    lane_store *store = store_home();
    if (!SPARE_BLOCKS || size > BLOCK_LARGE || FTK_UNLIKELY(store == NULL || FTK_LOAD_RELAXED(&alloc_plain) == 0)) {
        give_cold(ptr, size, counter);
        return;
    }
    spare_chain *chain = &store->spare[size > BLOCK_SMALL];
    uintptr_t count = FTK_LOAD_RELAXED(&chain->count);
    if (FTK_UNLIKELY(count >= (size > BLOCK_SMALL ? (uintptr_t)LARGE_KEPT : (uintptr_t)SMALL_KEPT))) {
        give_cold(ptr, size, counter);
        return;
    }
    add_to(store, FTK_COUNT_ALLOCATIONS, -1);
    add_to(store, counter, -1);
    *(void **)ptr = FTK_LOAD(&chain->first);
    FTK_STORE_RELAXED(&chain->count, count + 1);
    FTK_STORE(&chain->first, ptr);
}

int32_t ftk_leaks_read(ftk_leaks *leaks) FTK_NOEXCEPT {
    if (leaks == NULL || leaks->size < sizeof(ftk_leaks)) return FTK_E_INVALID;
    leaks->allocations = count_of(FTK_COUNT_ALLOCATIONS);
    leaks->handles = count_of(FTK_COUNT_HANDLES);
    leaks->errors = count_of(FTK_COUNT_ERRORS);
    leaks->owners = count_of(FTK_COUNT_OWNERS);
    return FTK_OK;
}

uint64_t ftk_fail_allocation(uint64_t nth, int persistent) FTK_NOEXCEPT {
    ftk_lock_take(&alloc_lock);
    uint64_t seen = allocations_seen;
    allocations_seen = 0;
    fault_countdown = nth;
    fault_persistent = persistent;
    FTK_STORE(&faults_on, 1u);
    FTK_STORE(&alloc_plain, 0u);
    ftk_lock_give(&alloc_lock);
    return seen;
}

int ftk_checked(void) FTK_NOEXCEPT {
    static uint32_t known;
    uint32_t value = FTK_LOAD(&known);
    if (FTK_UNLIKELY(value == 0)) {
        const char *text = getenv("FTK_CHECKED");
        value = text != NULL && strcmp(text, "1") == 0 ? 2u : 1u;
        FTK_STORE(&known, value);
    }
    return value == 2;
}
