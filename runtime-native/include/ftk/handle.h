/* Generational handles: what a consumer holds instead of a pointer. 64 bit: index 24, generation 40; 32 bit: index 20, generation 12.
 * Every entry checks slot, generation and type, also in release builds; stale, foreign, wrong-type and random values give a status.
 * Retain, release and close are entries of the package that made the handle; these functions are what those entries call. */
#ifndef FTK_HANDLE_H
#define FTK_HANDLE_H

#include "error.h"

FTK_BEGIN

#define FTK_TYPE_SHARED 1u /* counted by the consumers; calls may overlap; protected by hazard slots */
#define FTK_TYPE_AFFINE 2u /* only the creating thread may call */

/* A resource type of one provider library. Static storage; its address is its identity. */
typedef struct ftk_type {
    uint32_t size; /* sizeof(ftk_type) */
    uint32_t flags;
    ftk_str name;                                    /* "acme.shop.Store" */
    void (*destroy)(void *object);                   /* ends the provider's object; never NULL */
    int32_t (*close)(void *object, ftk_error **err); /* body of `own fn close`, called once before destroy; may be NULL */
} ftk_type;

/* One protected access. Lives on the caller's stack between enter and leave. */
typedef struct ftk_pin {
    void *object;
    void *slot;
    uintptr_t mode;
} ftk_pin;

/* A handle with one reference for `object`, which now belongs to the table. On failure (FTK_E_NO_MEMORY) the object stays the caller's.
 * Any thread. */
FTK_API int32_t ftk_handle_new(const ftk_type *type, void *object, void **out, ftk_error **err) FTK_NOEXCEPT;

/* Begins a call that may overlap with others. 0, or FTK_E_NULL_HANDLE, FTK_E_STALE, FTK_E_FOREIGN, FTK_E_WRONG_TYPE, FTK_E_CLOSED,
 * FTK_E_BUSY (an exclusive call is in flight), FTK_E_THREAD. Until ftk_handle_leave the object cannot be destroyed. */
FTK_API int32_t ftk_handle_enter(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT;
/* Begins an exclusive call on a unique resource: FTK_E_BUSY when any other call or view is live. Not for shared types. */
FTK_API int32_t ftk_handle_enter_mut(const void *handle, const ftk_type *type, ftk_pin *pin) FTK_NOEXCEPT;
/* Ends the call; runs a close that waited for it. */
FTK_API void ftk_handle_leave(ftk_pin *pin) FTK_NOEXCEPT;

/* Turns the access into a guard that keeps the object pinned until it is released; leaving `pin` afterwards does nothing.
 * The guard of an exclusive access stays exclusive. Allocates nothing and cannot fail. An affine resource's guard may be
 * released on its own thread only: elsewhere the error hook hears of it and the guard stays. */
FTK_API ftk_owner *ftk_handle_guard(ftk_pin *pin) FTK_NOEXCEPT;

/* Moves the object of a unique resource out; the handle is stale afterwards, and a parent is held no longer. FTK_E_BUSY when
 * a call, a view or a child is live, FTK_E_UNSUPPORTED for shared types. */
FTK_API int32_t ftk_handle_take(const void *handle, const ftk_type *type, void **object) FTK_NOEXCEPT;

/* One reference more (shared types; FTK_E_UNSUPPORTED for others, FTK_E_RANGE when there are too many). */
FTK_API int32_t ftk_handle_retain(const void *handle, const ftk_type *type) FTK_NOEXCEPT;
/* One reference less; the last one closes without error report and frees the slot, now or when the last call in flight ends. */
FTK_API int32_t ftk_handle_release(const void *handle, const ftk_type *type) FTK_NOEXCEPT;
/* Runs the close body and destroys the object; later calls give FTK_E_CLOSED, release stays legal. Idempotent. FTK_PENDING
 * when calls are in flight, or views or children live: the last of them finishes it, and a late error goes to the error
 * hook. */
FTK_API int32_t ftk_handle_close(const void *handle, const ftk_type *type, ftk_error **err) FTK_NOEXCEPT;

/* `child` holds the object of `parent` until it is destroyed: a parent closed first is destroyed after its last child. For
 * the call on `parent` that makes the child, while it is in flight; a child is no call, so the parent may still be changed.
 * FTK_E_STATE when the child has a parent already, FTK_E_INVALID when it would become its own ancestor. */
FTK_API int32_t ftk_handle_set_parent(const void *child, const ftk_type *child_type, const void *parent,
                                      const ftk_type *parent_type) FTK_NOEXCEPT;

/* Puts the error for a failed handle operation into `err` (text names the type) and returns `status`. The cold path of every thunk. */
FTK_API int32_t ftk_handle_fail(ftk_error **err, int32_t status, const ftk_type *type) FTK_NOEXCEPT;

FTK_END_C

/* Calls begin and end inline where the runtime is linked in. A shared build of the runtime keeps its layouts to itself. */
#if defined(__GNUC__) && (!defined(FTK_SHARED) || defined(FTK_NO_INLINE))
#include "slot.h"
#if !defined(FTK_NO_INLINE)
#define ftk_handle_enter(handle, type, pin) ftk_handle_enter_inline((handle), (type), (pin), 0)
#define ftk_handle_enter_mut(handle, type, pin) ftk_handle_enter_inline((handle), (type), (pin), 1)
#define ftk_handle_leave(pin) ftk_handle_leave_inline(pin)
#endif
#endif

#endif
