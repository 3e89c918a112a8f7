/* The slots behind handles. Slots are type-stable: their memory is never unmapped or used for anything else, so a handle of any age may be
 * looked up at any time. */
#ifndef FTK_SRC_SLOTS_H
#define FTK_SRC_SLOTS_H

#include "core.h"
#include "ftk/handle.h"

#if FTK_POINTER_32 || defined(FTK_FORCE_HANDLE_32)
#define FTK_HANDLE_32 1
#define FTK_INDEX_BITS 20
#define FTK_GENERATION_BITS 12
typedef uint32_t ftk_word;
#else
#define FTK_HANDLE_32 0
#define FTK_INDEX_BITS 24
#define FTK_GENERATION_BITS 40
typedef uint64_t ftk_word;
#endif

/* The word of a slot: generation in the high bits (as in the handle), flags, count of pins. */
#define FTK_WORD_ONE ((ftk_word)1)
#define FTK_WORD_DONE (FTK_WORD_ONE << (FTK_INDEX_BITS - 1))     /* the object has been destroyed or moved out */
#define FTK_WORD_CLAIMED (FTK_WORD_ONE << (FTK_INDEX_BITS - 2))  /* closed and drained: one thread has taken over the ending */
#define FTK_WORD_RELEASED (FTK_WORD_ONE << (FTK_INDEX_BITS - 3)) /* no handle is left */
#define FTK_WORD_CLOSED (FTK_WORD_ONE << (FTK_INDEX_BITS - 4))   /* no new calls */
#define FTK_WORD_EXCLUSIVE (FTK_WORD_ONE << (FTK_INDEX_BITS - 5)) /* one exclusive call, or its view */
#define FTK_WORD_FULL (FTK_WORD_ONE << (FTK_INDEX_BITS - 6))     /* carry of the pins: no more fit */
#define FTK_WORD_PINS (FTK_WORD_FULL - 1)
#define FTK_WORD_LOW ((FTK_WORD_ONE << FTK_INDEX_BITS) - 1)
#define FTK_WORD_BUSY (FTK_WORD_EXCLUSIVE | FTK_WORD_FULL | FTK_WORD_PINS)
#define FTK_GENERATION_MAX ((FTK_WORD_ONE << (FTK_GENERATION_BITS - 1)) - 1 + (FTK_WORD_ONE << (FTK_GENERATION_BITS - 1)))

#define FTK_CHUNK_BITS 9
#define FTK_CHUNK_SLOTS (1u << FTK_CHUNK_BITS)
#define FTK_CHUNKS (1u << (FTK_INDEX_BITS - FTK_CHUNK_BITS))

/* One cache line on 64 bit, so that calls on neighbours do not disturb each other. */
typedef struct ftk_slot {
    ftk_word word;
    ftk_word refs;        /* generation and count of handle references */
    const ftk_type *type; /* changes only together with the generation */
    void *object;
    struct ftk_slot *parent;
    ftk_owner owner;  /* the guard of views; its references are pins */
    uint32_t holds;   /* 1 for the open object, 1 for each child; the object ends at 0 */
    uint32_t thread;  /* token of the creating thread */
    uint32_t index;
    uint32_t next;    /* in the queue of free slots */
} ftk_slot;

FTK_BEGIN

/* The slot that the bits of a handle point at, or NULL when this table has none there. Any thread. */
FTK_HIDDEN ftk_slot *ftk_slot_find(uintptr_t handle) FTK_NOEXCEPT;
/* A free slot whose word is closed and carries its new generation; the caller owns it until it publishes the word. NULL when out of memory. */
FTK_HIDDEN ftk_slot *ftk_slot_take(void) FTK_NOEXCEPT;
/* Gives a slot back after its last use; it is reused late, or never when its generations are used up. */
FTK_HIDDEN void ftk_slot_give(ftk_slot *slot) FTK_NOEXCEPT;
/* 1 when this table has issued the generation of `handle` for `slot`. */
FTK_HIDDEN int ftk_slot_issued(const ftk_slot *slot, uintptr_t handle) FTK_NOEXCEPT;
/* A number that no other thread of the process has had, from 1. */
FTK_HIDDEN uint32_t ftk_thread_token(void) FTK_NOEXCEPT;

/* Why a handle is not accepted, or FTK_OK. `word` is what was read from its slot. Does not look at pins. */
FTK_HIDDEN int32_t ftk_handle_refuse(uintptr_t handle, const ftk_slot *slot, ftk_word word, const ftk_type *type) FTK_NOEXCEPT;
/* Ends the object when it is closed, no call is in flight, and nobody else does. Errors go to the hook. */
FTK_HIDDEN void ftk_slot_settle(ftk_slot *slot) FTK_NOEXCEPT;

FTK_END_C

#endif
