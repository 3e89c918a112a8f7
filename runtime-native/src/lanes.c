/* The lanes of the threads, and the bias of slots: whose lanes protect which object. */
#include "slots.h"

/* How often the bias of an object may move: to one thread, and between counting and open. A move with other threads at
 * work costs microseconds, so an object that keeps changing hands ends up counting. */
#define MOVES_TO_THREAD 4u
#define MOVES_MAX 16u
#define PROBES 8u

ftk_lane ftk_lanes[FTK_LANES] __attribute__((aligned(64)));

static ftk_lock lane_lock = FTK_LOCK_INIT; /* for claiming lanes and moving biases; no foreign code runs under it */
static uint16_t lanes_claimed[FTK_LANES];
static uint32_t lanes_claimed_count;
static uint32_t lane_fence_state; /* 0 unknown, 1 usable, 2 not */

#if !defined(FTK_THREAD_POINTER_ASM)
uintptr_t ftk_thread_pointer(void) FTK_NOEXCEPT {
    static FTK_THREAD_LOCAL uint64_t mark[2];
    return (uintptr_t)&mark;
}
#endif

int ftk_lanes_usable(void) FTK_NOEXCEPT {
    uint32_t state = FTK_LOAD(&lane_fence_state);
    if (FTK_UNLIKELY(state == 0)) {
        state = ftk_system_fence_prepare() ? 1u : 2u;
        FTK_STORE(&lane_fence_state, state);
    }
    return state == 1;
}

static ftk_lane *claim_lane(uintptr_t thread) {
    uint32_t home = (uint32_t)(ftk_lane_home(thread) - ftk_lanes);
    ftk_lane *found = NULL;
    ftk_lock_take(&lane_lock);
    for (uint32_t i = 0; i < PROBES && found == NULL; i++) {
        uint32_t number = (home + i) % FTK_LANES;
        if (ftk_lanes[number].owner != 0) continue;
        found = &ftk_lanes[number];
        lanes_claimed[lanes_claimed_count] = (uint16_t)number;
        FTK_STORE(&lanes_claimed_count, lanes_claimed_count + 1);
        FTK_STORE(&found->owner, thread);
    }
    ftk_lock_give(&lane_lock);
    return found;
}

ftk_lane *ftk_lane_of(uintptr_t thread) FTK_NOEXCEPT {
    uint32_t home = (uint32_t)(ftk_lane_home(thread) - ftk_lanes);
    for (uint32_t i = 0; i < PROBES; i++) {
        ftk_lane *lane = &ftk_lanes[(home + i) % FTK_LANES];
        uintptr_t owner = FTK_LOAD(&lane->owner);
        if (owner == thread) return lane;
        if (owner == 0) break;
    }
    return claim_lane(thread);
}

int ftk_lane_look(const ftk_lane *lane, const ftk_slot *slot) FTK_NOEXCEPT {
    int found = FTK_LANES_EMPTY;
    for (int i = 0; lane != NULL && i < FTK_LANE_PINS; i++) {
        uintptr_t pin = FTK_LOAD(&lane->pins[i]);
        if (pin == ((uintptr_t)slot | 1u)) return FTK_LANES_EXCLUSIVE;
        if (pin == (uintptr_t)slot) found = FTK_LANES_SHARED;
    }
    return found;
}

int ftk_lane_room(ftk_lane *lane) FTK_NOEXCEPT {
    int room = FTK_LANE_PINS;
    uintptr_t nested = 0;
    for (int i = FTK_LANE_PINS - 1; i >= 0; i--) {
        if (FTK_LOAD(&lane->pins[i]) == 0) room = i;
        else nested = 1;
    }
    FTK_STORE_RELAXED(&lane->nested, nested);
    return room;
}

int ftk_lanes_look(const ftk_slot *slot) FTK_NOEXCEPT {
    /* Without the fence nothing is known: then everything counts as in use, and an object may stay for ever, but never
     * go too early. */
    if (!ftk_system_fence_all()) return FTK_LANES_EXCLUSIVE;
    int found = FTK_LANES_EMPTY;
    uint32_t count = FTK_LOAD(&lanes_claimed_count);
    for (uint32_t i = 0; i < count; i++) {
        int here = ftk_lane_look(&ftk_lanes[lanes_claimed[i]], slot);
        if (here > found) found = here;
    }
    return found;
}

static uint32_t moves_of(const ftk_slot *slot) { return FTK_LOAD_RELAXED(&slot->place) / FTK_PLACE_MOVE; }

static void count_move(ftk_slot *slot) {
    uint32_t place = FTK_LOAD_RELAXED(&slot->place);
    if (place / FTK_PLACE_MOVE < MOVES_MAX) FTK_STORE_RELAXED(&slot->place, place + FTK_PLACE_MOVE);
}

/* Under the lock: a slot that counts opens to all lanes. What it has counted stays valid beside them. MOVING stands
 * there until the fence is through, so that whoever sees OPEN also sees what was written to the slot before it. */
static int32_t open_to_all(ftk_slot *slot) {
    uintptr_t bias = FTK_BIAS_COUNTED;
    if (moves_of(slot) >= MOVES_MAX || !FTK_CAS(&slot->bias, &bias, FTK_BIAS_MOVING)) return FTK_OK;
    int fenced = ftk_system_fence_all();
    bias = FTK_BIAS_MOVING;
    (void)FTK_CAS(&slot->bias, &bias, fenced ? FTK_BIAS_OPEN : FTK_BIAS_COUNTED);
    count_move(slot);
    return fenced ? FTK_OK : FTK_E_BUSY;
}

/* Under the lock: takes the slot over from another thread, or from all. Calls in flight forbid it to exclusive calls,
 * exclusive ones to all. Every change is a comparison: the slot may be freed and begin a new life, with a bias of its
 * own, at any moment. */
static int32_t take_over(ftk_slot *slot, uintptr_t from, uintptr_t thread, int shared, int exclusive) {
    uintptr_t bias = from;
    if (!FTK_CAS(&slot->bias, &bias, FTK_BIAS_MOVING)) return FTK_OK;
    int found = ftk_lanes_look(slot);
    int busy = found == FTK_LANES_EXCLUSIVE || (found == FTK_LANES_SHARED && exclusive);
    int often = moves_of(slot) >= MOVES_TO_THREAD;
    if (!busy) count_move(slot);

    uintptr_t to = thread;
    if (often && exclusive) to = FTK_BIAS_COUNTED;
    if (!exclusive && (often || shared || found == FTK_LANES_SHARED)) to = FTK_BIAS_OPEN;
    bias = FTK_BIAS_MOVING;
    (void)FTK_CAS(&slot->bias, &bias, busy ? from : to);
    return busy ? FTK_E_BUSY : FTK_OK;
}

int32_t ftk_slot_move_bias(ftk_slot *slot, const ftk_type *type, uintptr_t thread, int exclusive) FTK_NOEXCEPT {
    int32_t status = FTK_OK;
    if (!ftk_lanes_usable()) return FTK_OK;
    ftk_lock_take(&lane_lock);
    uintptr_t bias = FTK_LOAD(&slot->bias);
    if (bias == FTK_BIAS_COUNTED) {
        if (!exclusive) status = open_to_all(slot);
    } else if (bias != thread && (bias != FTK_BIAS_OPEN || exclusive)) {
        status = take_over(slot, bias, thread, (type->flags & FTK_TYPE_SHARED) != 0, exclusive);
    }
    ftk_lock_give(&lane_lock);
    return status;
}

int ftk_slot_quiet(ftk_slot *slot) FTK_NOEXCEPT {
    uintptr_t bias = FTK_LOAD(&slot->bias);
    if (bias == FTK_BIAS_COUNTED) return 1;
    uintptr_t thread = ftk_thread_pointer();
    if (bias == thread) return ftk_lane_look(ftk_lane_of(thread), slot) == FTK_LANES_EMPTY;
    return ftk_lanes_look(slot) == FTK_LANES_EMPTY;
}
