/* The allocator table, leak counters and fault injection. */
#include "blocks.h"

#include <string.h>

/* Stages of the allocator: nothing allocated yet, sealed on the system's, sealed with an installed one. */
enum { STAGE_OPEN, STAGE_PLAIN, STAGE_TABLE };

static ftk_lock alloc_lock = FTK_LOCK_INIT;
uint32_t ftk_alloc_plain;
static uint32_t alloc_stage = STAGE_OPEN;
static ftk_allocator installed;
static uint32_t faults_on;
static uint64_t fault_countdown;
static int fault_persistent;
static uint64_t allocations_seen;
ftk_store ftk_stores[FTK_LANES] __attribute__((aligned(64)));
static uintptr_t counts_of_others[FTK_COUNTERS]; /* of threads without a lane */

/* The store of the current thread; NULL when no lane is left for it. */
static ftk_store *store_here(void) {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    if (FTK_UNLIKELY(FTK_LOAD_RELAXED(&lane->owner) != thread)) lane = ftk_lane_of(thread);
    return FTK_LIKELY(lane != NULL) ? &ftk_stores[lane - ftk_lanes] : NULL;
}

static void add_to(ftk_store *store, unsigned counter, int delta) {
    if (FTK_LIKELY(store != NULL)) ftk_store_add(store, counter, delta);
    else (void)FTK_ADD_RELAXED(&counts_of_others[counter], (uintptr_t)(intptr_t)delta);
}

void ftk_count(unsigned counter, int delta) FTK_NOEXCEPT { add_to(store_here(), counter, delta); }

/* The sum over all threads. */
static uint64_t count_of(unsigned counter) {
    uintptr_t sum = FTK_LOAD(&counts_of_others[counter]);
    for (size_t i = 0; i < FTK_LANES; i++) {
        if (FTK_LOAD(&ftk_lanes[i].owner) != 0) sum += FTK_LOAD(&ftk_stores[i].count[counter]);
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
    if (alloc_stage == STAGE_PLAIN && !faults_on) FTK_STORE(&ftk_alloc_plain, 1u);
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
    if (FTK_LIKELY(FTK_LOAD(&ftk_alloc_plain) != 0)) return ftk_system_alloc(size, zeroed);
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
    if (FTK_LIKELY(FTK_LOAD_RELAXED(&ftk_alloc_plain) != 0 || FTK_LOAD(&alloc_stage) == STAGE_PLAIN)) {
        ftk_system_free(ptr);
    } else {
        installed.free(installed.ctx, ptr, size == 0 ? 1 : size, 16);
    }
}

void *ftk_block_take_cold(size_t size, unsigned counter) FTK_NOEXCEPT {
    void *block = allocate(ftk_block_size(size), 0);
    if (block == NULL) return NULL;
    ftk_store *store = store_here();
    add_to(store, FTK_COUNT_ALLOCATIONS, 1);
    add_to(store, counter, 1);
    return block;
}

void ftk_block_give_cold(void *ptr, size_t size, unsigned counter) FTK_NOEXCEPT {
    ftk_count(counter, -1);
    ftk_free(ptr, ftk_block_size(size));
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
    FTK_STORE(&ftk_alloc_plain, 0u);
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
