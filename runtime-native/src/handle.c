/* Calls on handles: the cold half of enter and leave, guards of views. */
#include "slots.h"

/* Answer of an attempt that another thread has crossed. */
#define AGAIN FTK_PENDING

int32_t ftk_handle_refuse(uintptr_t handle, const ftk_slot *slot, ftk_word word, const ftk_type *type) FTK_NOEXCEPT {
    if (handle == 0) return FTK_E_NULL_HANDLE;
    if (slot == NULL) return FTK_E_FOREIGN;
    if (((word ^ (ftk_word)handle) >> FTK_INDEX_BITS) != 0 || (word & FTK_WORD_RELEASED) != 0) {
        return ftk_slot_issued(slot, handle) ? FTK_E_STALE : FTK_E_FOREIGN;
    }
    if (FTK_LOAD_RELAXED(&slot->type) != type) return FTK_E_WRONG_TYPE;
    if ((type->flags & FTK_TYPE_AFFINE) != 0 && FTK_LOAD_RELAXED(&slot->thread) != ftk_thread_token())
        return FTK_E_THREAD;
    return FTK_OK;
}

/* What stands against a call in a word of the right generation. */
static int32_t obstacle(ftk_word word, int exclusive) {
    if ((word & FTK_WORD_CLOSED) != 0) return FTK_E_CLOSED;
    return (word & (exclusive ? FTK_WORD_BUSY : FTK_WORD_EXCLUSIVE | FTK_WORD_FULL)) != 0 ? FTK_E_BUSY : FTK_OK;
}

/* Takes a published pin back, and with it the duty to end an object that was closed meanwhile. */
static void unpublish(ftk_slot *slot, uintptr_t *pin) {
    FTK_STORE(pin, (uintptr_t)0);
    FTK_FENCE_COMPILER();
    if ((FTK_LOAD(&slot->word) & FTK_WORD_CLOSED) != 0) ftk_slot_settle(slot);
}

/* One counted pin less. Pins that have reached their maximum stay: the object then lives for ever, which is better than
 * too short. */
static void unpin(ftk_slot *slot) {
    ftk_word word = FTK_LOAD(&slot->word);
    for (;;) {
        ftk_word less = word;
        if ((word & FTK_WORD_PINS) != 0) {
            less = (word & FTK_WORD_PINS) != FTK_WORD_PINS ? word - 1 : word;
        } else if ((word & FTK_WORD_EXCLUSIVE) != 0) {
            less = word & ~FTK_WORD_EXCLUSIVE;
        } else {
            (void)ftk_fail(NULL, FTK_E_STALE, FTK_LITERAL("a view was released too often"));
            return;
        }
        if (FTK_CAS(&slot->word, &word, less)) break;
    }
    if ((word & FTK_WORD_CLOSED) != 0) ftk_slot_settle(slot);
}

static void fill_pin(ftk_pin *pin, ftk_slot *slot, uintptr_t mode) {
    pin->object = slot->object;
    pin->slot = slot;
    pin->mode = mode;
}

/* Pins in the word. `bias` was read before; it must still hold afterwards, or the pin would not be looked for. */
static int32_t enter_counted(ftk_slot *slot, ftk_word word, uintptr_t bias, ftk_pin *pin, int exclusive) {
    if (!FTK_CAS(&slot->word, &word, word + (exclusive ? FTK_WORD_EXCLUSIVE : 1))) return AGAIN;
    if (FTK_LOAD(&slot->bias) != bias) {
        unpin(slot);
        return AGAIN;
    }
    fill_pin(pin, slot, exclusive ? FTK_MODE_EXCLUSIVE : FTK_MODE_COUNTED);
    return FTK_OK;
}

/* Pins in the lane of this thread, or in the word when the lane has no room. */
static int32_t enter_lane(ftk_slot *slot, ftk_word word, uintptr_t bias, ftk_lane *lane, ftk_pin *pin, int exclusive) {
    int own = ftk_lane_look(lane, slot);
    if (own == FTK_LANES_EXCLUSIVE || (own == FTK_LANES_SHARED && exclusive)) return FTK_E_BUSY;
    int room = lane != NULL ? ftk_lane_room(lane) : FTK_LANE_PINS;
    if (room == FTK_LANE_PINS) return enter_counted(slot, word, bias, pin, exclusive);

    uintptr_t *place = &lane->pins[room];
    FTK_STORE_RELAXED(place, (uintptr_t)slot | (uintptr_t)exclusive);
    FTK_FENCE_COMPILER();
    int moved = FTK_LOAD(&slot->bias) != bias;
    ftk_word now = FTK_LOAD(&slot->word);
    if (moved || (now & ~FTK_WORD_LOW) != (word & ~FTK_WORD_LOW) || obstacle(now, exclusive) != FTK_OK) {
        unpublish(slot, place);
        return AGAIN;
    }
    fill_pin(pin, slot, (uintptr_t)place);
    return FTK_OK;
}

int32_t ftk_handle_enter_cold(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive,
                              uintptr_t *undo) FTK_NOEXCEPT {
    pin->object = NULL;
    pin->slot = NULL;
    pin->mode = FTK_MODE_NONE;
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    if (undo != NULL) unpublish(slot, undo);
    if (exclusive && (type->flags & FTK_TYPE_SHARED) != 0) return FTK_E_UNSUPPORTED;
    uintptr_t thread = ftk_thread_pointer();
    ftk_lane *lane = ftk_lane_of(thread);
    int32_t status = AGAIN;
    for (int crossed = 0; status == AGAIN; crossed++) {
        ftk_word word = slot != NULL ? FTK_LOAD(&slot->word) : 0;
        status = ftk_handle_refuse((uintptr_t)handle, slot, word, type);
        if (status == FTK_OK) status = obstacle(word, exclusive);
        if (status != FTK_OK) return status;
        uintptr_t bias = FTK_LOAD(&slot->bias);
        if (bias == FTK_BIAS_COUNTED && (crossed % 2 == 0 || exclusive)) {
            status = enter_counted(slot, word, bias, pin, exclusive);
        } else if (bias == thread || (bias == FTK_BIAS_OPEN && !exclusive)) {
            status = enter_lane(slot, word, bias, lane, pin, exclusive);
        } else {
            status = ftk_slot_move_bias(slot, type, thread, exclusive);
            if (status == FTK_OK) status = AGAIN;
        }
    }
    return status;
}

int32_t ftk_handle_enter_affine(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive) FTK_NOEXCEPT {
    return ftk_handle_enter_as(handle, type, pin, exclusive, 1);
}

int32_t ftk_handle_enter(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT {
    return ftk_handle_enter_inline(handle, type, pin, 0);
}

int32_t ftk_handle_enter_mut(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT {
    return ftk_handle_enter_inline(handle, type, pin, 1);
}

void ftk_handle_leave(ftk_pin *pin) FTK_NOEXCEPT { ftk_handle_leave_inline(pin); }

void ftk_handle_leave_cold(ftk_pin *pin) FTK_NOEXCEPT {
    if (pin->mode == FTK_MODE_NONE) return;
    pin->mode = FTK_MODE_NONE;
    unpin((ftk_slot *)pin->slot);
}

static ftk_slot *slot_of_guard(ftk_owner *owner) {
    return (ftk_slot *)(void *)((char *)owner - offsetof(ftk_slot, owner));
}

/* The first reference of an exclusive guard is the exclusive bit; all others are pins. */
static void guard_retain(ftk_owner *owner) {
    ftk_slot *slot = slot_of_guard(owner);
    ftk_word word = FTK_LOAD(&slot->word);
    while ((word & FTK_WORD_PINS) != FTK_WORD_PINS && !FTK_CAS(&slot->word, &word, word + 1)) {}
}

static void guard_release(ftk_owner *owner) {
    ftk_slot *slot = slot_of_guard(owner);
    const ftk_type *type = FTK_LOAD_RELAXED(&slot->type);
    if (type != NULL && (type->flags & FTK_TYPE_AFFINE) != 0 && FTK_LOAD_RELAXED(&slot->thread) != ftk_thread_token()) {
        (void)ftk_handle_fail(NULL, FTK_E_THREAD, type);
        return;
    }
    unpin(slot);
}

const ftk_owner_vt ftk_guard_vt = {sizeof(ftk_owner_vt), 0, guard_retain, guard_release};

ftk_owner *ftk_handle_guard(ftk_pin *pin) FTK_NOEXCEPT {
    ftk_slot *slot = (ftk_slot *)pin->slot;
    if (pin->mode > FTK_MODE_EXCLUSIVE) {
        /* In the word before out of the lane: at no moment is the object unprotected. */
        uintptr_t *place = (uintptr_t *)pin->mode;
        if ((FTK_LOAD_RELAXED(place) & 1u) != 0) {
            (void)FTK_OR(&slot->word, FTK_WORD_EXCLUSIVE);
        } else {
            guard_retain(&slot->owner);
        }
        FTK_STORE(place, (uintptr_t)0);
    }
    pin->mode = FTK_MODE_NONE;
    return &slot->owner;
}
