/* The table of slots: chunks that stay for ever, a queue of free slots, salted generations. */
#include "slots.h"

#include <string.h>

/* A freed slot waits until so many others are free. On 32 bit generations wrap, and the queue is what keeps an old
 * handle stale for at least 4095 * QUARANTINE creations. */
#if FTK_HANDLE_32
#define QUARANTINE 1024u
#else
#define QUARANTINE 64u
#endif

#define NO_SLOT UINT32_MAX
/* CLAIMED as well: nobody may try to end the object of a free slot. */
#define FREE_FLAGS (FTK_WORD_DONE | FTK_WORD_CLAIMED | FTK_WORD_RELEASED | FTK_WORD_CLOSED)
#define CHUNK_BYTES (FTK_CHUNK_SLOTS * sizeof(ftk_slot))
#define SITES_BYTES (FTK_CHUNK_SLOTS * sizeof(void *)) /* behind the slots, with FTK_CHECKED=1 */
#define CHUNK_ALIGN 64u

ftk_slot *ftk_slot_chunks[FTK_CHUNKS];

static ftk_lock slot_lock = FTK_LOCK_INIT;
static void *slots_spare; /* chunks of threads that lost the race to install one; linked through their first word */
static uint32_t slots_used;
static uint32_t slots_free_head = NO_SLOT;
static uint32_t slots_free_tail = NO_SLOT;
static uint32_t slots_free_count;
static uint64_t slots_salt; /* written before the first chunk is published */
static uint32_t last_thread;
static FTK_THREAD_LOCAL uint32_t thread_token;

uint32_t ftk_thread_token(void) FTK_NOEXCEPT {
    if (FTK_UNLIKELY(thread_token == 0)) thread_token = FTK_ADD_RELAXED(&last_thread, 1u) + 1;
    return thread_token;
}

ftk_slot *ftk_slot_at(uint32_t index) FTK_NOEXCEPT {
    return FTK_LOAD(&ftk_slot_chunks[index >> FTK_CHUNK_BITS]) + (index & (FTK_CHUNK_SLOTS - 1));
}

/* The generation that slot `index` starts with. On 64 bit it is at least 2^38, so that no pointer of a user process is
 * ever a handle. */
static ftk_word first_generation(uint32_t index) {
    uint64_t z = slots_salt + (index + 1u) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z ^= z >> 31;
#if FTK_HANDLE_32
    return (ftk_word)(1u + z % FTK_GENERATION_MAX);
#else
    return FTK_WORD_ONE << (FTK_GENERATION_BITS - 2) | (z & ((FTK_WORD_ONE << (FTK_GENERATION_BITS - 2)) - 1));
#endif
}

int ftk_slot_issued(const ftk_slot *slot, uintptr_t handle) FTK_NOEXCEPT {
    ftk_word generation = (ftk_word)handle >> FTK_INDEX_BITS;
    ftk_word current = FTK_LOAD(&slot->word) >> FTK_INDEX_BITS;
#if FTK_HANDLE_32
    return current != 0 && generation != 0;
#else
    return current != 0 && generation >= first_generation((uint32_t)(handle & FTK_WORD_LOW)) && generation <= current;
#endif
}

/* Memory for chunk `number`, allocated outside the lock because an installed allocator is foreign code. 1 when a chunk
 * is at hand. */
static int fetch_chunk(void) {
    char *block = (char *)ftk_alloc_forever(CHUNK_BYTES + CHUNK_ALIGN + (ftk_checked() ? SITES_BYTES : 0));
    if (block == NULL) return 0;
    block += (size_t)(0u - (uintptr_t)block) & (CHUNK_ALIGN - 1);
    ftk_lock_take(&slot_lock);
    *(void **)(void *)block = slots_spare;
    slots_spare = block;
    ftk_lock_give(&slot_lock);
    return 1;
}

/* Under the lock: installs a chunk for slot `slots_used` if there is none yet. 1 when there is one afterwards. */
static int ensure_chunk(void) {
    ftk_slot **place = &ftk_slot_chunks[slots_used >> FTK_CHUNK_BITS];
    if (*place != NULL) return 1;
    if (slots_spare == NULL) return 0;
    ftk_slot *chunk = (ftk_slot *)slots_spare;
    slots_spare = *(void **)slots_spare;
    *(void **)(void *)chunk = NULL;
    if (slots_salt == 0) slots_salt = ftk_system_random() | 1u;
    FTK_STORE(place, chunk);
    return 1;
}

/* Under the lock: the slot that was freed first, or NULL. */
static ftk_slot *pop_free(void) {
    if (slots_free_count == 0) return NULL;
    ftk_slot *slot = ftk_slot_at(slots_free_head);
    slots_free_head = slot->thread;
    slots_free_count--;
    if (slots_free_count == 0) slots_free_tail = NO_SLOT;
    return slot;
}

/* Under the lock: a slot that was never slots_used, or NULL. */
static ftk_slot *pop_fresh(void) {
    if (slots_used > FTK_WORD_LOW || !ensure_chunk()) return NULL;
    uint32_t index = slots_used++;
    ftk_slot *slot = ftk_slot_at(index);
    FTK_STORE_RELAXED(&slot->place, index);
    FTK_STORE(&slot->word, first_generation(index) << FTK_INDEX_BITS | FREE_FLAGS);
    return slot;
}

#if FTK_HANDLE_32
/* Short rows would wrap generations early: every slot goes through the long queue. */
static ftk_slot *pop_row(void) { return NULL; }
static int push_row(uint32_t index) {
    (void)index;
    return 0;
}
#else
/* Free slots of one thread, oldest first: most objects come and go without the lock. */
enum { ROW_SLOTS = 14, ROW_KEPT = 8 };
typedef struct row {
    uint32_t count;
    uint32_t first;
    uint32_t index[ROW_SLOTS];
} row;
static row rows[FTK_LANES] __attribute__((aligned(64)));

static row *own_row(void) {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    if (FTK_UNLIKELY(FTK_LOAD_RELAXED(&lane->owner) != thread)) lane = ftk_lane_of(thread);
    return lane != NULL ? &rows[lane - ftk_lanes] : NULL;
}

static ftk_slot *pop_row(void) {
    row *own = own_row();
    if (own == NULL || FTK_LOAD(&own->count) <= ROW_KEPT) return NULL;
    ftk_slot *slot = ftk_slot_at(own->index[own->first]);
    own->first = (own->first + 1) % ROW_SLOTS;
    FTK_STORE(&own->count, own->count - 1);
    return slot;
}

static int push_row(uint32_t index) {
    row *own = own_row();
    if (own == NULL || FTK_LOAD(&own->count) == ROW_SLOTS) return 0;
    own->index[(own->first + own->count) % ROW_SLOTS] = index;
    FTK_STORE(&own->count, own->count + 1);
    return 1;
}
#endif

ftk_slot *ftk_slot_take(void) FTK_NOEXCEPT {
    ftk_slot *slot = pop_row();
    for (int attempt = 0; slot == NULL && attempt < 3; attempt++) {
        ftk_lock_take(&slot_lock);
        slot = slots_free_count > QUARANTINE ? pop_free() : pop_fresh();
        if (slot == NULL && attempt > 0) slot = pop_free();
        ftk_lock_give(&slot_lock);
        if (slot == NULL && !fetch_chunk()) attempt++;
    }
    return slot;
}

void ftk_slot_give(ftk_slot *slot) FTK_NOEXCEPT {
    ftk_word generation = FTK_LOAD_RELAXED(&slot->word) >> FTK_INDEX_BITS;
#if FTK_HANDLE_32
    generation = generation == FTK_GENERATION_MAX ? 1 : generation + 1;
#else
    if (generation == FTK_GENERATION_MAX) return;
    generation++;
#endif
    FTK_STORE(&slot->word, generation << FTK_INDEX_BITS | FREE_FLAGS);
    uint32_t index = FTK_LOAD_RELAXED(&slot->place) & FTK_PLACE_INDEX;
    if (push_row(index)) return;
    ftk_lock_take(&slot_lock);
    if (slots_free_count == 0) {
        slots_free_head = index;
    } else {
        FTK_STORE_RELAXED(&ftk_slot_at(slots_free_tail)->thread, index);
    }
    slots_free_tail = index;
    slots_free_count++;
    ftk_lock_give(&slot_lock);
}
