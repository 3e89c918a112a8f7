/* Scopes of callbacks: slots that stay for ever, so that a context of a call that ended can always be looked at. A context is the index of a
 * slot and the generation that it had; one word of the slot holds generation, end and count of running callbacks, so every step is one atomic
 * operation on it. */
#include "core.h"
#include "ftk/callback.h"

#if FTK_POINTER_32
#define INDEX_BITS 12
#define PIN_BITS 11
#else
#define INDEX_BITS 16
#define PIN_BITS 23
#endif
#define PINS (((uintptr_t)1 << PIN_BITS) - 1)
#define ENDED ((uintptr_t)1 << PIN_BITS)
#define GENERATION_SHIFT (PIN_BITS + 1)
#define GENERATIONS (~(uintptr_t)0 >> GENERATION_SHIFT)
#define INDEX_MASK (((uintptr_t)1 << INDEX_BITS) - 1)
#define CHUNK_BITS 6
#define CHUNK_SLOTS (1u << CHUNK_BITS)
#define CHUNKS (1u << (INDEX_BITS - CHUNK_BITS))
#define NO_SLOT UINT32_MAX

/* A line of its own, because several threads write to it at once. */
typedef struct scope_slot {
    uintptr_t word;
    void *object;
    uint32_t next; /* while it is free */
    char unused[64 - 2 * sizeof(void *) - sizeof(uint32_t)];
} scope_slot;

static scope_slot *scope_chunks[CHUNKS];
static ftk_lock scope_lock = FTK_LOCK_INIT;
static ftk_signal scope_quiet = FTK_SIGNAL_INIT; /* of every scope: waiting for a callback at the end of a call is rare */
static uint32_t scopes_used;
static uint32_t scopes_free = NO_SLOT;

/* The slot with an index that was used, or NULL. */
static scope_slot *slot_at(uint32_t index) {
    scope_slot *chunk = FTK_LOAD(&scope_chunks[index >> CHUNK_BITS]);
    return chunk == NULL ? NULL : &chunk[index & (CHUNK_SLOTS - 1)];
}

static scope_slot *slot_of(void *ctx) { return slot_at((uint32_t)((uintptr_t)ctx & INDEX_MASK)); }

/* The word of a scope that is open and in which nothing runs. */
static uintptr_t open_word(void *ctx) { return ((uintptr_t)ctx >> INDEX_BITS & GENERATIONS) << GENERATION_SHIFT; }

/* Under the lock: a free slot, or NO_SLOT when a chunk has to be made first. */
static uint32_t take_slot(void) {
    uint32_t index = scopes_free;
    if (index != NO_SLOT) {
        scopes_free = slot_at(index)->next;
        return index;
    }
    if (scopes_used > INDEX_MASK || scope_chunks[scopes_used >> CHUNK_BITS] == NULL) return NO_SLOT;
    return scopes_used++;
}

/* Makes the next chunk, outside the lock because an installed allocator is foreign code. 0 when there can be none. */
static int add_chunk(void) {
    ftk_lock_take(&scope_lock);
    int full = scopes_used > INDEX_MASK;
    ftk_lock_give(&scope_lock);
    if (full) return 0;
    scope_slot *chunk = (scope_slot *)ftk_alloc_forever(CHUNK_SLOTS * sizeof(scope_slot));
    if (chunk == NULL) return 0;
    for (uint32_t i = 0; i < CHUNK_SLOTS; i++) chunk[i].word = ENDED;
    ftk_lock_take(&scope_lock);
    uint32_t at = scopes_used >> CHUNK_BITS;
    while (at < CHUNKS && scope_chunks[at] != NULL) at++; /* other threads make chunks too */
    if (at < CHUNKS) FTK_STORE(&scope_chunks[at], chunk);
    ftk_lock_give(&scope_lock);
    return 1;
}

int32_t ftk_scope_open(void *object, void **ctx) FTK_NOEXCEPT {
    uint32_t index;
    *ctx = NULL;
    for (;;) {
        ftk_lock_take(&scope_lock);
        index = take_slot();
        ftk_lock_give(&scope_lock);
        if (FTK_LIKELY(index != NO_SLOT)) break;
        if (!add_chunk()) return FTK_E_NO_MEMORY;
    }
    scope_slot *slot = slot_at(index);
    uintptr_t generation = ((FTK_LOAD_RELAXED(&slot->word) >> GENERATION_SHIFT) + 1) & GENERATIONS;
    if (generation == 0) generation = 1; /* NULL is no context */
    slot->object = object;
    FTK_STORE(&slot->word, generation << GENERATION_SHIFT);
    *ctx = (void *)(generation << INDEX_BITS | index);
    return FTK_OK;
}

int32_t ftk_scope_enter(void *ctx, void **object) FTK_NOEXCEPT {
    scope_slot *slot = slot_of(ctx);
    *object = NULL;
    if (slot == NULL) return FTK_E_EXPIRED;
    uintptr_t open = open_word(ctx);
    uintptr_t word = FTK_LOAD(&slot->word);
    do {
        if ((word & ~PINS) != open) return FTK_E_EXPIRED;
        if ((word & PINS) == PINS) return FTK_E_BUSY;
    } while (!FTK_CAS(&slot->word, &word, word + 1));
    *object = slot->object;
    return FTK_OK;
}

void ftk_scope_leave(void *ctx) FTK_NOEXCEPT {
    uintptr_t before = FTK_SUB(&slot_of(ctx)->word, (uintptr_t)1);
    if (FTK_LIKELY((before & ENDED) == 0 || (before & PINS) != 1)) return;
    ftk_lock_take(&scope_lock); /* or it could come between the look and the wait of the closer */
    ftk_signal_all(&scope_quiet);
    ftk_lock_give(&scope_lock);
}

void ftk_scope_expire(void *ctx) FTK_NOEXCEPT { (void)FTK_OR(&slot_of(ctx)->word, ENDED); }

void ftk_scope_close(void *ctx) FTK_NOEXCEPT {
    if (ctx == NULL) return;
    uint32_t index = (uint32_t)((uintptr_t)ctx & INDEX_MASK);
    scope_slot *slot = slot_at(index);
    (void)FTK_OR(&slot->word, ENDED);
    ftk_lock_take(&scope_lock);
    while ((FTK_LOAD(&slot->word) & PINS) != 0) ftk_signal_wait(&scope_quiet, &scope_lock);
    slot->next = scopes_free;
    scopes_free = index;
    ftk_lock_give(&scope_lock);
}
