/* What lies behind handles, and the inline beginning and end of a call. Only ftk_handle_... of handle.h is for users;
 * the layouts here are private to one build of the runtime and may change with every version.
 *
 * A call is protected without an atomic read-modify-write. Each thread has a lane, found by hashing its thread pointer.
 * The call publishes the slot in its lane and then reads the slot's word; whoever closes an object marks the word first
 * and then, after a fence that it makes all threads execute, looks through the lanes. `bias` says whose lanes count:
 * one thread's, or everybody's as long as nobody calls exclusively. A second thread moves the bias; exclusive calls
 * from ever other threads end up counting in the word. runtime-native/README.md has the reasons and the proof. */
#ifndef FTK_SLOT_H
#define FTK_SLOT_H

#include "handle.h"

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
#define FTK_WORD_CLAIMED (FTK_WORD_ONE << (FTK_INDEX_BITS - 2))   /* closed and drained: one thread is ending it */
#define FTK_WORD_RELEASED (FTK_WORD_ONE << (FTK_INDEX_BITS - 3))  /* no handle is left */
#define FTK_WORD_CLOSED (FTK_WORD_ONE << (FTK_INDEX_BITS - 4))    /* no new calls */
#define FTK_WORD_EXCLUSIVE (FTK_WORD_ONE << (FTK_INDEX_BITS - 5)) /* one exclusive call, or its view */
#define FTK_WORD_FULL (FTK_WORD_ONE << (FTK_INDEX_BITS - 6))      /* high bit of the pins: no more calls */
#define FTK_WORD_PINS (FTK_WORD_FULL | (FTK_WORD_FULL - 1))
#define FTK_WORD_BUSY (FTK_WORD_EXCLUSIVE | FTK_WORD_PINS)
#define FTK_WORD_LOW ((FTK_WORD_ONE << FTK_INDEX_BITS) - 1)

/* Values of ftk_slot.bias that are not a thread pointer. */
#define FTK_BIAS_COUNTED ((uintptr_t)1) /* calls count in the word */
#define FTK_BIAS_MOVING ((uintptr_t)2)  /* one thread is taking over */
#define FTK_BIAS_OPEN ((uintptr_t)3)    /* every lane counts; no exclusive calls */
#define FTK_BIAS_THREAD ((uintptr_t)8)  /* from here on: the thread pointer of the only thread whose lane counts */

/* Values of ftk_pin.mode that are not the address of a pin in a lane. */
#define FTK_MODE_NONE ((uintptr_t)0)
#define FTK_MODE_COUNTED ((uintptr_t)1)
#define FTK_MODE_EXCLUSIVE ((uintptr_t)2)

#define FTK_CHUNK_BITS 9
#define FTK_CHUNK_SLOTS (1u << FTK_CHUNK_BITS)
#define FTK_CHUNKS (1u << (FTK_INDEX_BITS - FTK_CHUNK_BITS))

#define FTK_LANE_BITS 9
#define FTK_LANES (1u << FTK_LANE_BITS)
#define FTK_LANE_PINS 6

/* Reads the register that points at the data of the current thread. */
#if defined(__x86_64__) && defined(__ELF__)
#define FTK_THREAD_POINTER_ASM "mov %%fs:0, %0"
#elif defined(__i386__) && defined(__ELF__)
#define FTK_THREAD_POINTER_ASM "mov %%gs:0, %0"
#elif defined(__aarch64__) && defined(__ELF__)
#define FTK_THREAD_POINTER_ASM "mrs %0, tpidr_el0"
#endif

/* The optimiser does not see that nearly all calls take the short way, and would keep the function apart. */
#define FTK_ALWAYS_INLINE static inline __attribute__((always_inline))

FTK_BEGIN

/* One cache line on 64 bit, so that calls on neighbours do not disturb each other. Slots are never unmapped or used for
 * anything else. */
typedef struct ftk_slot {
    ftk_word word;
    const ftk_type *type; /* changes only together with the generation */
    void *object;
    uintptr_t bias;
    ftk_owner owner; /* the guard of views; its references are pins in the word */
    ftk_word refs;   /* generation and count of handle references */
    uint32_t holds;  /* 1 for the open object, 1 for each child; the object ends at 0 */
    uint32_t parent; /* index + 1 of the slot that this object holds, or 0 */
    uint32_t place;  /* own index; in the high byte how often the bias has moved */
    uint32_t thread; /* token of the creating thread; in a free slot the next one of the queue */
} ftk_slot;

/* The Rust crate has the same structs: rust/src/slot.rs. */
#if !FTK_HANDLE_32
FTK_STATIC_ASSERT(offsetof(ftk_slot, word) == 0 && offsetof(ftk_slot, type) == 8, "as in slot.rs");
FTK_STATIC_ASSERT(offsetof(ftk_slot, object) == 16 && offsetof(ftk_slot, bias) == 24, "as in slot.rs");
FTK_STATIC_ASSERT(offsetof(ftk_slot, thread) == 60 && sizeof(ftk_slot) == 64, "as in slot.rs");
#endif

/* The calls of one thread that are in flight: slot addresses, lowest bit set for exclusive ones. Begun by its thread
 * only. */
typedef struct ftk_lane {
    uintptr_t owner;  /* thread pointer; 0 until claimed, then fixed */
    uintptr_t nested; /* 1: not only the first pin may be in use, and the inline path looks at no other */
    uintptr_t pins[FTK_LANE_PINS];
} ftk_lane;

#if !FTK_HANDLE_32
FTK_STATIC_ASSERT(offsetof(ftk_lane, nested) == 8 && offsetof(ftk_lane, pins) == 16, "as in slot.rs");
FTK_STATIC_ASSERT(sizeof(ftk_lane) == 64 && FTK_LANE_BITS == 9 && FTK_CHUNK_BITS == 9, "as in slot.rs");
#endif

extern FTK_HIDDEN ftk_slot *ftk_slot_chunks[FTK_CHUNKS];
extern FTK_HIDDEN ftk_lane ftk_lanes[FTK_LANES];

/* The beginning of a call that the inline part could not do. `undo` is the pin that it has published, or NULL. */
FTK_API int32_t ftk_handle_enter_cold(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive,
                                      uintptr_t *undo) FTK_NOEXCEPT;
/* The short way in for affine types. */
FTK_API int32_t ftk_handle_enter_affine(const void *handle, const ftk_type *type, ftk_pin *pin,
                                        int exclusive) FTK_NOEXCEPT;
/* The end of a call that counts in the word. */
FTK_API void ftk_handle_leave_cold(ftk_pin *pin) FTK_NOEXCEPT;
/* Ends the object of a closed slot when nothing uses it and nobody else does so. Errors go to the hook. */
FTK_API void ftk_slot_settle(ftk_slot *slot) FTK_NOEXCEPT;
/* A number that no other thread of the process has had, from 1. */
FTK_API uint32_t ftk_thread_token(void) FTK_NOEXCEPT;
#if !defined(FTK_THREAD_POINTER_ASM)
/* The thread pointer where the compiler cannot read it: an address that is unique among living threads. */
FTK_API uintptr_t ftk_thread_pointer(void) FTK_NOEXCEPT;
#else
static inline uintptr_t ftk_thread_pointer(void) FTK_NOEXCEPT {
    uintptr_t value;
    __asm__(FTK_THREAD_POINTER_ASM : "=r"(value));
    return value;
}
#endif

/* The slot that the bits of a handle point at, or NULL when this table has none there. */
static inline ftk_slot *ftk_slot_find(uintptr_t handle) FTK_NOEXCEPT {
#if FTK_HANDLE_32 && !FTK_POINTER_32
    if ((handle >> 32) != 0) return NULL;
#endif
    uint32_t index = (uint32_t)(handle & FTK_WORD_LOW);
    ftk_slot *chunk = __atomic_load_n(&ftk_slot_chunks[index >> FTK_CHUNK_BITS], __ATOMIC_ACQUIRE);
    return FTK_LIKELY(chunk != NULL) ? chunk + (index & (FTK_CHUNK_SLOTS - 1)) : NULL;
}

/* The lane where a thread looks first for its own. */
static inline ftk_lane *ftk_lane_home(uintptr_t thread) FTK_NOEXCEPT {
#if FTK_POINTER_32
    return &ftk_lanes[(uint32_t)(thread * 0x9e3779b1u) >> (32 - FTK_LANE_BITS)];
#else
    return &ftk_lanes[(thread * 0x9e3779b97f4a7c15u) >> (64 - FTK_LANE_BITS)];
#endif
}

/* What is slow works on a pin of its own: the caller's, whose address nobody is given, then lies in registers. */
FTK_ALWAYS_INLINE int32_t ftk_handle_enter_aside(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive,
                                                 uintptr_t *undo) FTK_NOEXCEPT {
    ftk_pin found;
    int32_t status = ftk_handle_enter_cold(handle, type, &found, exclusive, undo);
    *pin = found;
    return status;
}

/* The body of ftk_handle_enter_inline for a type that is affine or not. Published first, checked afterwards: the
 * compiler fence keeps the order, the processor's is restored by the fence of whoever closes or takes over. The bias is
 * read before the word: who closes marks the word and then reads the bias, so a bias that it has not seen belongs to a
 * call that sees the mark. */
FTK_ALWAYS_INLINE int32_t ftk_handle_enter_as(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive,
                                              int affine) FTK_NOEXCEPT {
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_home(thread);
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    if (FTK_UNLIKELY(slot == NULL || (exclusive && (type->flags & FTK_TYPE_SHARED) != 0) ||
                     __atomic_load_n(&lane->owner, __ATOMIC_RELAXED) != thread ||
                     (__atomic_load_n(&lane->pins[0], __ATOMIC_ACQUIRE) |
                      __atomic_load_n(&lane->nested, __ATOMIC_RELAXED)) != 0)) {
        return ftk_handle_enter_aside(handle, type, pin, exclusive, NULL);
    }
    __atomic_store_n(&lane->pins[0], (uintptr_t)slot | (uintptr_t)exclusive, __ATOMIC_RELAXED);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    uintptr_t bias = __atomic_load_n(&slot->bias, __ATOMIC_ACQUIRE);
    ftk_word word = __atomic_load_n(&slot->word, __ATOMIC_ACQUIRE);
    int counts = bias == thread || (!exclusive && bias == FTK_BIAS_OPEN);
    /* A thread pointer may come back with another thread, a token never does. */
    if (affine) counts = counts && __atomic_load_n(&slot->thread, __ATOMIC_RELAXED) == ftk_thread_token();
    ftk_word expected = (ftk_word)(uintptr_t)handle & ~FTK_WORD_LOW;
    if (FTK_UNLIKELY((exclusive ? word : word & ~FTK_WORD_PINS) != expected || !counts ||
                     __atomic_load_n(&slot->type, __ATOMIC_RELAXED) != type)) {
        return ftk_handle_enter_aside(handle, type, pin, exclusive, &lane->pins[0]);
    }
    pin->object = slot->object;
    pin->slot = slot;
    pin->mode = (uintptr_t)&lane->pins[0];
    return FTK_OK;
}

/* ftk_handle_enter and ftk_handle_enter_mut (exclusive 1). Affine types go through a function: asking for the thread's
 * token is a call, for which every call of every type would have to save registers. */
FTK_ALWAYS_INLINE int32_t ftk_handle_enter_inline(const void *handle, const ftk_type *type, ftk_pin *pin,
                                              int exclusive) FTK_NOEXCEPT {
    if (FTK_UNLIKELY((type->flags & FTK_TYPE_AFFINE) != 0)) return ftk_handle_enter_affine(handle, type, pin, exclusive);
    return ftk_handle_enter_as(handle, type, pin, exclusive, 0);
}

/* ftk_handle_leave. The lane is cleared first and the word read afterwards, so that either this thread sees that the
 * object was closed, or who closed it sees the empty lane. */
FTK_ALWAYS_INLINE void ftk_handle_leave_inline(ftk_pin *pin) FTK_NOEXCEPT {
    if (FTK_UNLIKELY(pin->mode <= FTK_MODE_EXCLUSIVE)) {
        ftk_pin left = *pin;
        ftk_handle_leave_cold(&left);
        pin->mode = FTK_MODE_NONE;
        return;
    }
    ftk_slot *slot = (ftk_slot *)pin->slot;
    __atomic_store_n((uintptr_t *)pin->mode, (uintptr_t)0, __ATOMIC_RELEASE);
    pin->mode = FTK_MODE_NONE;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (FTK_UNLIKELY((__atomic_load_n(&slot->word, __ATOMIC_RELAXED) & FTK_WORD_CLOSED) != 0)) ftk_slot_settle(slot);
}

FTK_END_C

#endif
