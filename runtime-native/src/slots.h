/* The table of slots and the lanes of the threads, inside the core. The layouts are in ftk/slot.h. */
#ifndef FTK_SRC_SLOTS_H
#define FTK_SRC_SLOTS_H

#include "core.h"
#include "ftk/slot.h"

#define FTK_GENERATION_MAX ((ftk_word)(~(ftk_word)0 >> FTK_INDEX_BITS))
#define FTK_PLACE_INDEX 0x00ffffffu
#define FTK_PLACE_MOVE 0x01000000u

FTK_BEGIN

/* A free slot whose word is closed and carries its new generation; the caller owns it until it publishes the word. NULL
 * when out of memory. */
FTK_HIDDEN ftk_slot *ftk_slot_take(void) FTK_NOEXCEPT;
/* Gives a slot back after its last use; it is reused late, or never when its generations are used up. */
FTK_HIDDEN void ftk_slot_give(ftk_slot *slot) FTK_NOEXCEPT;
/* 1 when this table has issued the generation of `handle` for `slot`. */
FTK_HIDDEN int ftk_slot_issued(const ftk_slot *slot, uintptr_t handle) FTK_NOEXCEPT;
/* The slot with an index that is known to be in use. */
FTK_HIDDEN ftk_slot *ftk_slot_at(uint32_t index) FTK_NOEXCEPT;

/* Why a handle is not accepted, or FTK_OK. `word` is what was read from its slot. Does not look at pins. */
FTK_HIDDEN int32_t ftk_handle_refuse(uintptr_t handle, const ftk_slot *slot, ftk_word word,
                                     const ftk_type *type) FTK_NOEXCEPT;

/* The table of the guards that are embedded in slots. */
extern FTK_HIDDEN const ftk_owner_vt ftk_guard_vt;

/* Where the handle of a slot was made; only with FTK_CHECKED=1. */
static inline const void **ftk_slot_site(ftk_slot *slot) {
    uint32_t index = FTK_LOAD_RELAXED(&slot->place) & FTK_PLACE_INDEX & (FTK_CHUNK_SLOTS - 1);
    const void **sites = (const void **)(void *)(slot - index + FTK_CHUNK_SLOTS);
    return &sites[index];
}
/* Asks for the report at exit. */
FTK_HIDDEN void ftk_checked_start(void) FTK_NOEXCEPT;

/* What the lanes say about a slot. */
enum { FTK_LANES_EMPTY, FTK_LANES_SHARED, FTK_LANES_EXCLUSIVE };

/* The lane of a thread, claimed at its first call; NULL when no lane is left. */
FTK_HIDDEN ftk_lane *ftk_lane_of(uintptr_t thread) FTK_NOEXCEPT;
/* The calls that `lane` has on `slot`; NULL has none. Only for the thread of the lane. */
FTK_HIDDEN int ftk_lane_look(const ftk_lane *lane, const ftk_slot *slot) FTK_NOEXCEPT;
/* The first free pin of the own lane, or FTK_LANE_PINS; says in the lane whether others are in use beside it. */
FTK_HIDDEN int ftk_lane_room(ftk_lane *lane) FTK_NOEXCEPT;
/* The calls on `slot` of all threads, after a fence in all threads: what is not seen now will see what was written to
 * the slot before. */
FTK_HIDDEN int ftk_lanes_look(const ftk_slot *slot) FTK_NOEXCEPT;
/* 1 when calls may be protected by lanes in this process. */
FTK_HIDDEN int ftk_lanes_usable(void) FTK_NOEXCEPT;
/* For a call that the bias of the slot does not admit, or that meets others while it counts: makes the lanes of
 * `thread` count, or everybody's, or makes the slot count its calls. FTK_E_BUSY when a call in flight forbids the one
 * that is wanted; otherwise the caller looks again. */
FTK_HIDDEN int32_t ftk_slot_move_bias(ftk_slot *slot, const ftk_type *type, uintptr_t thread,
                                      int exclusive) FTK_NOEXCEPT;
/* 1 when no lane protects a closed slot any more. */
FTK_HIDDEN int ftk_slot_quiet(ftk_slot *slot) FTK_NOEXCEPT;

FTK_END_C

#endif
