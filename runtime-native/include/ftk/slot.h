/* What lies behind handles, and the inline beginning and end of a call. Only ftk_handle_... of handle.h is for users; the layouts here are
 * private to one build of the runtime and may change with every version.
 *
 * A call is protected without an atomic read-modify-write. Each thread has a lane, found by hashing its thread pointer. The call publishes the
 * slot in its lane and then reads the slot's word; whoever closes an object marks the word first and then, after a fence that it makes all
 * threads execute, looks through the lanes. `bias` says whose lanes count: one thread's, or (shared types) everybody's. A second thread moves
 * the bias, and after some moves the slot counts its calls in the word. Decision notes 3 to 6 of runtime-native/README.md. */
#ifndef FTK_SLOT_H
#define FTK_SLOT_H

#include "error.h"

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

/* The word of a slot: generation in the high bits (where the handle has it), flags, count of pins. */
#define FTK_WORD_ONE ((ftk_word)1)
#define FTK_WORD_DONE (FTK_WORD_ONE << (FTK_INDEX_BITS - 1))      /* the object has been destroyed or moved out */
#define FTK_WORD_CLAIMED (FTK_WORD_ONE << (FTK_INDEX_BITS - 2))   /* closed and drained: one thread has taken over the ending */
#define FTK_WORD_RELEASED (FTK_WORD_ONE << (FTK_INDEX_BITS - 3))  /* no handle is left */
#define FTK_WORD_CLOSED (FTK_WORD_ONE << (FTK_INDEX_BITS - 4))    /* no new calls */
#define FTK_WORD_EXCLUSIVE (FTK_WORD_ONE << (FTK_INDEX_BITS - 5)) /* one exclusive call, or its view */
#define FTK_WORD_FULL (FTK_WORD_ONE << (FTK_INDEX_BITS - 6))      /* high bit of the pins: no more calls */
#define FTK_WORD_PINS (FTK_WORD_FULL | (FTK_WORD_FULL - 1))
#define FTK_WORD_BUSY (FTK_WORD_EXCLUSIVE | FTK_WORD_PINS)
#define FTK_WORD_LOW ((FTK_WORD_ONE << FTK_INDEX_BITS) - 1)

/* Values of ftk_slot.bias that are not a thread pointer. */
#define FTK_BIAS_NONE ((uintptr_t)0)    /* nobody has called yet */
#define FTK_BIAS_COUNTED ((uintptr_t)1) /* calls count in the word */
#define FTK_BIAS_MOVING ((uintptr_t)2)  /* one thread is taking over */
#define FTK_BIAS_OPEN ((uintptr_t)3)    /* every lane counts (shared types) */

/* Values of ftk_pin.mode that are not the address of a pin in a lane. */
#define FTK_MODE_NONE ((uintptr_t)0)
#define FTK_MODE_COUNTED ((uintptr_t)1)
#define FTK_MODE_EXCLUSIVE ((uintptr_t)2)

#define FTK_CHUNK_BITS 9
#define FTK_CHUNK_SLOTS (1u << FTK_CHUNK_BITS)
#define FTK_CHUNKS (1u << (FTK_INDEX_BITS - FTK_CHUNK_BITS))

#define FTK_LANE_BITS 10
#define FTK_LANES (1u << FTK_LANE_BITS)
#define FTK_LANE_PINS 7

FTK_BEGIN

/* One cache line on 64 bit, so that calls on neighbours do not disturb each other. Slots are never unmapped or used for anything else. */
typedef struct ftk_slot {
    ftk_word word;
    const ftk_type *type; /* changes only together with the generation */
    void *object;
    uintptr_t bias;
    ftk_owner owner; /* the guard of views; its references are pins in the word */
    struct ftk_slot *parent;
    uint32_t refs;   /* handle references (shared types) */
    uint32_t holds;  /* 1 for the open object, 1 for each child; the object ends at 0 */
    uint32_t thread; /* token of the creating thread */
    uint32_t next;   /* in the queue of free slots */
} ftk_slot;

/* The calls of one thread that are in flight: slot addresses, lowest bit set for exclusive ones. Written by its thread only. */
typedef struct ftk_lane {
    uintptr_t owner; /* thread pointer; 0 until claimed, then fixed */
    uintptr_t pins[FTK_LANE_PINS];
} ftk_lane;

FTK_END_C

#endif
