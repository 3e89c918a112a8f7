/* The life of an object behind a handle: creation, references, close, release, moving out, parents.
 *
 * An object ends once: whoever sets CLAIMED (the word is closed and nothing is pinned) drops the hold that an open
 * object has on itself, and who drops the last hold (children have one each) runs close and destroy. No lock is held
 * while they run. */
#include "slots.h"

int32_t ftk_handle_new(const ftk_type *type, void *object, void **out, ftk_error **err) FTK_NOEXCEPT {
    if (out != NULL) *out = NULL;
    if (type == NULL || type->destroy == NULL || object == NULL || out == NULL) {
        return ftk_fail(err, FTK_E_INVALID, FTK_LITERAL("a handle needs a type and an object"));
    }
    ftk_slot *slot = ftk_slot_take();
    if (slot == NULL) return ftk_handle_fail(err, FTK_E_NO_MEMORY, type);
    ftk_word generation = FTK_LOAD_RELAXED(&slot->word) & ~FTK_WORD_LOW;
    int affine = (type->flags & FTK_TYPE_AFFINE) != 0;
    uint32_t index = FTK_LOAD_RELAXED(&slot->place) & FTK_PLACE_INDEX;
    slot->object = object;
    slot->owner.vt = &ftk_guard_vt;
    FTK_STORE_RELAXED(&slot->type, type);
    FTK_STORE_RELAXED(&slot->place, index);
    FTK_STORE_RELAXED(&slot->parent, 0u);
    FTK_STORE_RELAXED(&slot->thread, affine || ftk_checked() ? ftk_thread_token() : 0u);
    if (FTK_UNLIKELY(ftk_checked())) {
        *ftk_slot_site(slot) = __builtin_return_address(0);
        ftk_checked_start();
    }
    FTK_STORE(&slot->holds, 1u);
    FTK_STORE(&slot->refs, generation | 1u);
    FTK_STORE(&slot->bias, ftk_lanes_usable() ? ftk_thread_pointer() : FTK_BIAS_COUNTED);
    FTK_STORE(&slot->word, generation);
    ftk_count(FTK_COUNT_HANDLES, 1);
    *out = (void *)(uintptr_t)(generation | index);
    return FTK_OK;
}

/* Gives the slot back. Called by whoever marks the second of: object gone, no handle left. */
static void free_slot(ftk_slot *slot) {
    ftk_count(FTK_COUNT_HANDLES, -1);
    ftk_slot_give(slot);
}

/* Runs close and destroy. A failure of close goes to `err`, or to the hook when nobody waits for it. */
static int32_t end_object(const ftk_type *type, void *object, ftk_error **err) {
    ftk_error *error = NULL;
    int32_t status = type->close != NULL ? type->close(object, &error) : FTK_OK;
    if (status < 0) {
        if (error == NULL) (void)ftk_handle_fail(&error, status, type);
        if (err != NULL) {
            *err = error;
        } else {
            ftk_report(error);
            ftk_error_release(error);
        }
    } else {
        ftk_error_release(error);
    }
    type->destroy(object);
    return status < 0 ? status : FTK_OK;
}

static ftk_slot *parent_of(const ftk_slot *slot) {
    uint32_t parent = FTK_LOAD(&slot->parent);
    return parent != 0 ? ftk_slot_at(parent - 1) : NULL;
}

/* One hold less. The last one ends the object, and then holds one less on its parent: a loop, because such chains may
 * be long. Returns FTK_PENDING when others still hold the first object. */
static int32_t drop_hold(ftk_slot *slot, ftk_error **err) {
    int32_t result = FTK_PENDING;
    int first = 1;
    while (slot != NULL && FTK_SUB(&slot->holds, 1u) == 1u) {
        const ftk_type *type = slot->type;
        if ((type->flags & FTK_TYPE_AFFINE) != 0 && slot->thread != ftk_thread_token()) {
            (void)ftk_handle_fail(NULL, FTK_E_THREAD, type);
            return result;
        }
        int32_t status = end_object(type, slot->object, first ? err : NULL);
        if (first) result = status;
        first = 0;
        ftk_slot *parent = parent_of(slot);
        /* A release that came before leaves the slot to this thread without another atomic operation. */
        ftk_word before = FTK_LOAD(&slot->word);
        if ((before & FTK_WORD_RELEASED) == 0) before = FTK_OR(&slot->word, FTK_WORD_DONE);
        if ((before & FTK_WORD_RELEASED) != 0) free_slot(slot);
        slot = parent;
    }
    return result;
}

/* 1 when this thread is the one to end the object. */
static int claim(ftk_slot *slot) {
    ftk_word word = FTK_LOAD(&slot->word);
    do {
        if ((word & FTK_WORD_CLOSED) == 0 || (word & (FTK_WORD_CLAIMED | FTK_WORD_BUSY)) != 0 || !ftk_slot_quiet(slot))
            return 0;
    } while (!FTK_CAS(&slot->word, &word, word | FTK_WORD_CLAIMED));
    return 1;
}

void ftk_slot_settle(ftk_slot *slot) FTK_NOEXCEPT {
    if (claim(slot)) (void)drop_hold(slot, NULL);
}

int32_t ftk_handle_close(const void *handle, const ftk_type *type, ftk_error **err) FTK_NOEXCEPT {
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    ftk_word word = slot != NULL ? FTK_LOAD(&slot->word) : 0;
    do {
        int32_t status = ftk_handle_refuse((uintptr_t)handle, slot, word, type);
        if (status != FTK_OK) return ftk_handle_fail(err, status, type);
        if ((word & FTK_WORD_CLOSED) != 0) return (word & FTK_WORD_DONE) != 0 ? FTK_OK : FTK_PENDING;
    } while (!FTK_CAS(&slot->word, &word, word | FTK_WORD_CLOSED));
    return claim(slot) ? drop_hold(slot, err) : FTK_PENDING;
}

/* The slot of a usable handle in *out, or why not. */
static int32_t check(const void *handle, const ftk_type *type, ftk_slot **out) {
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    *out = slot;
    return ftk_handle_refuse((uintptr_t)handle, slot, slot != NULL ? FTK_LOAD(&slot->word) : 0, type);
}

/* Adds `delta` (1 or -1) to the references of the generation in `handle`. Returns the count before, or 0 when there was
 * none left. */
static ftk_word change_refs(ftk_slot *slot, const void *handle, int delta) {
    ftk_word refs = FTK_LOAD(&slot->refs);
    do {
        if (((refs ^ (ftk_word)(uintptr_t)handle) >> FTK_INDEX_BITS) != 0 || (refs & FTK_WORD_LOW) == 0) return 0;
        if (delta > 0 && (refs & FTK_WORD_LOW) == FTK_WORD_LOW) return FTK_WORD_LOW;
    } while (!FTK_CAS(&slot->refs, &refs, delta > 0 ? refs + 1 : refs - 1));
    return refs & FTK_WORD_LOW;
}

int32_t ftk_handle_retain(const void *handle, const ftk_type *type) FTK_NOEXCEPT {
    ftk_slot *slot = NULL;
    int32_t status = check(handle, type, &slot);
    if (status != FTK_OK) return status;
    if ((type->flags & FTK_TYPE_SHARED) == 0) return FTK_E_UNSUPPORTED;
    ftk_word before = change_refs(slot, handle, 1);
    if (before == FTK_WORD_LOW) return FTK_E_RANGE;
    return before != 0 ? FTK_OK : FTK_E_STALE;
}

/* Marks that no handle is left. The word before, or 0 when somebody else has done so. */
static ftk_word mark_released(ftk_slot *slot, const void *handle) {
    ftk_word word = FTK_LOAD(&slot->word);
    do {
        if (((word ^ (ftk_word)(uintptr_t)handle) >> FTK_INDEX_BITS) != 0 || (word & FTK_WORD_RELEASED) != 0) return 0;
    } while (!FTK_CAS(&slot->word, &word, word | FTK_WORD_RELEASED | FTK_WORD_CLOSED));
    return word;
}

int32_t ftk_handle_release(const void *handle, const ftk_type *type) FTK_NOEXCEPT {
    ftk_slot *slot = NULL;
    int32_t status = check(handle, type, &slot);
    if (status != FTK_OK) return status;
    if ((type->flags & FTK_TYPE_SHARED) != 0) {
        ftk_word before = change_refs(slot, handle, -1);
        if (before == 0) return FTK_E_STALE;
        if (before > 1) return FTK_OK;
    }
    ftk_word word = mark_released(slot, handle);
    if (word == 0) return FTK_E_STALE;
    if ((word & FTK_WORD_DONE) != 0) {
        free_slot(slot);
    } else {
        ftk_slot_settle(slot);
    }
    return FTK_OK;
}

/* Moves the only hold out. 0 when children hold the object too. */
static int take_hold(ftk_slot *slot) {
    uint32_t one = 1;
    return FTK_CAS(&slot->holds, &one, 0u);
}

int32_t ftk_handle_take(const void *handle, const ftk_type *type, void **object) FTK_NOEXCEPT {
    *object = NULL;
    if ((type->flags & FTK_TYPE_SHARED) != 0) return FTK_E_UNSUPPORTED;
    ftk_pin pin;
    int32_t status = ftk_handle_enter_mut(handle, type, &pin);
    if (status != FTK_OK) return status;
    ftk_slot *slot = (ftk_slot *)pin.slot;
    if (!take_hold(slot)) {
        ftk_handle_leave(&pin);
        return FTK_E_BUSY;
    }
    *object = pin.object;
    ftk_slot *parent = parent_of(slot);
    (void)FTK_OR(&slot->word, FTK_WORD_CLAIMED | FTK_WORD_CLOSED | FTK_WORD_RELEASED | FTK_WORD_DONE);
    if (pin.mode > FTK_MODE_EXCLUSIVE) FTK_STORE((uintptr_t *)pin.mode, (uintptr_t)0);
    free_slot(slot);
    if (parent != NULL) (void)drop_hold(parent, NULL);
    return FTK_OK;
}

static ftk_lock family_lock = FTK_LOCK_INIT;

/* One hold more, unless the object has already ended. */
static int add_hold(ftk_slot *slot) {
    uint32_t holds = FTK_LOAD(&slot->holds);
    do {
        if (holds == 0) return 0;
    } while (!FTK_CAS(&slot->holds, &holds, holds + 1));
    return 1;
}

/* Sets the parent once; refuses a second parent and circles. */
static int32_t link_parent(ftk_slot *child, ftk_slot *parent) {
    if (parent_of(child) != NULL) return FTK_E_STATE;
    for (ftk_slot *above = parent; above != NULL; above = parent_of(above)) {
        if (above == child) return FTK_E_INVALID;
    }
    FTK_STORE(&child->parent, (FTK_LOAD_RELAXED(&parent->place) & FTK_PLACE_INDEX) + 1);
    return FTK_OK;
}

/* One hold on the object of a handle whose call is in flight: it lives even when its handle was released meanwhile. */
static int32_t hold_parent(const void *handle, const ftk_type *type, ftk_slot **out) {
    ftk_slot *slot = ftk_slot_find((uintptr_t)handle);
    ftk_word word = slot != NULL ? FTK_LOAD(&slot->word) & ~FTK_WORD_RELEASED : 0;
    int32_t status = ftk_handle_refuse((uintptr_t)handle, slot, word, type);
    if (status != FTK_OK) return status;
    if (!add_hold(slot)) return FTK_E_CLOSED;
    *out = slot;
    if ((((FTK_LOAD(&slot->word) ^ word) & ~FTK_WORD_LOW)) == 0) return FTK_OK;
    (void)drop_hold(slot, NULL);
    return FTK_E_STALE;
}

int32_t ftk_handle_set_parent(const void *child, const ftk_type *child_type, const void *parent,
                              const ftk_type *parent_type) FTK_NOEXCEPT {
    ftk_pin pin;
    ftk_slot *above = NULL;
    int32_t status = ftk_handle_enter(child, child_type, &pin);
    if (status != FTK_OK) return status;
    status = hold_parent(parent, parent_type, &above);
    if (status == FTK_OK) {
        ftk_lock_take(&family_lock);
        status = link_parent((ftk_slot *)pin.slot, above);
        ftk_lock_give(&family_lock);
        if (status != FTK_OK) (void)drop_hold(above, NULL);
    }
    ftk_handle_leave(&pin);
    return status;
}
