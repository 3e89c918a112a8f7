/* Calls on handles: enter, leave, guards of views. */
#include "slots.h"

/* Values of ftk_pin.mode. */
enum { MODE_SHARED = 1, MODE_EXCLUSIVE = 2 };

int32_t ftk_handle_refuse(uintptr_t handle, const ftk_slot *slot, ftk_word word, const ftk_type *type) FTK_NOEXCEPT {
    if (handle == 0) return FTK_E_NULL_HANDLE;
    if (slot == NULL) return FTK_E_FOREIGN;
    if (((word ^ (ftk_word)handle) >> FTK_INDEX_BITS) != 0 || (word & FTK_WORD_RELEASED) != 0) {
        return ftk_slot_issued(slot, handle) ? FTK_E_STALE : FTK_E_FOREIGN;
    }
    if (FTK_LOAD_RELAXED(&slot->type) != type) return FTK_E_WRONG_TYPE;
    if ((type->flags & FTK_TYPE_AFFINE) != 0 && FTK_LOAD_RELAXED(&slot->thread) != ftk_thread_token()) return FTK_E_THREAD;
    return FTK_OK;
}

/* Pins with `add` when the word has none of the bits in `block`. */
static int32_t enter(uintptr_t handle, const ftk_type *type, ftk_word add, ftk_word block, ftk_slot **out) {
    ftk_slot *slot = ftk_slot_find(handle);
    ftk_word word = slot != NULL ? FTK_LOAD(&slot->word) : 0;
    for (;;) {
        int32_t status = ftk_handle_refuse(handle, slot, word, type);
        if (status != FTK_OK) return status;
        if ((word & FTK_WORD_CLOSED) != 0) return FTK_E_CLOSED;
        if ((word & block) != 0) return FTK_E_BUSY;
        if (FTK_CAS(&slot->word, &word, word + add)) break;
    }
    *out = slot;
    return FTK_OK;
}

static int32_t enter_mode(const void *handle, const ftk_type *type, ftk_pin *pin, int exclusive) {
    ftk_slot *slot = NULL;
    ftk_word add = exclusive ? FTK_WORD_EXCLUSIVE : 1;
    int32_t status = enter((uintptr_t)handle, type, add, exclusive ? FTK_WORD_BUSY : FTK_WORD_EXCLUSIVE | FTK_WORD_FULL, &slot);
    pin->object = status == FTK_OK ? slot->object : NULL;
    pin->slot = slot;
    pin->mode = exclusive ? MODE_EXCLUSIVE : MODE_SHARED;
    return status;
}

int32_t ftk_handle_enter(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT { return enter_mode(handle, type, pin, 0); }

int32_t ftk_handle_enter_mut(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT { return enter_mode(handle, type, pin, 1); }

void ftk_handle_leave(ftk_pin *pin) FTK_NOEXCEPT {
    ftk_slot *slot = (ftk_slot *)pin->slot;
    if (slot == NULL) return;
    pin->slot = NULL;
    ftk_word before = FTK_SUB(&slot->word, pin->mode == MODE_EXCLUSIVE ? FTK_WORD_EXCLUSIVE : (ftk_word)1);
    if (FTK_UNLIKELY((before & FTK_WORD_CLOSED) != 0)) ftk_slot_settle(slot);
}

static ftk_slot *slot_of_guard(ftk_owner *owner) { return (ftk_slot *)(void *)((char *)owner - offsetof(ftk_slot, owner)); }

static void guard_retain(ftk_owner *owner) { (void)FTK_ADD(&slot_of_guard(owner)->word, (ftk_word)1); }

/* The guard of an exclusive call is the exclusive bit itself; its further references are pins beside that bit. */
static void guard_release(ftk_owner *owner) {
    ftk_slot *slot = slot_of_guard(owner);
    if ((slot->type->flags & FTK_TYPE_AFFINE) != 0 && slot->thread != ftk_thread_token()) {
        (void)ftk_handle_fail(NULL, FTK_E_THREAD, slot->type);
        return;
    }
    ftk_word word = FTK_LOAD(&slot->word);
    for (;;) {
        ftk_word less = word;
        if ((word & FTK_WORD_PINS) != 0) {
            less = word - 1;
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

static const ftk_owner_vt guard_vt = {sizeof(ftk_owner_vt), 0, guard_retain, guard_release};

ftk_owner *ftk_handle_guard(ftk_pin *pin) FTK_NOEXCEPT {
    ftk_slot *slot = (ftk_slot *)pin->slot;
    pin->slot = NULL;
    slot->owner.vt = &guard_vt;
    return &slot->owner;
}
