/* Callbacks: a context and a size-prefixed table, passed as two scalars. */
#ifndef FTK_CALLBACK_H
#define FTK_CALLBACK_H

#include "error.h"

FTK_BEGIN

/* The provider may call on any thread, and on several at once, until the call ends. Providers refuse a table without it where the interface
 * says `@thread(any)`. */
#define FTK_CALLBACK_ANY_THREAD 1u

/* Head of every callback table. retain and release are NULL for scoped callbacks, which live until the call ends. */
typedef struct ftk_callback_vt {
    uint32_t size;
    uint32_t flags; /* FTK_CALLBACK_ANY_THREAD or 0 */
    void (*retain)(void *ctx);
    void (*release)(void *ctx);
} ftk_callback_vt;

/* ---- the scope of a callback that may be called on any thread ----
 * The consumer opens one for each such callback of a call, passes it as the context, enters it in the callback's function, and closes it when
 * the call has returned. Then no callback is running, and a later one is refused. Generated code does so; in C it is for the consumer to use. */

/* A context for `object`, which the caller keeps until ftk_scope_close. 0, or FTK_E_NO_MEMORY: also when 65,536 scopes are open (4,096 on 32
 * bit). Any thread. */
FTK_API int32_t ftk_scope_open(void *object, void **ctx) FTK_NOEXCEPT;
/* Begins a callback: its object, alive until ftk_scope_leave. 0, or FTK_E_EXPIRED when the scope was closed, however long ago; FTK_E_BUSY when
 * more callbacks run at once than can be counted (8 million; 2,000 on 32 bit). Any thread, several at once, also inside itself. */
FTK_API int32_t ftk_scope_enter(void *ctx, void **object) FTK_NOEXCEPT;
/* Ends a callback that entered. Any thread. */
FTK_API void ftk_scope_leave(void *ctx) FTK_NOEXCEPT;
/* From now on nothing enters. What runs goes on. Any thread; ftk_scope_close follows. */
FTK_API void ftk_scope_expire(void *ctx) FTK_NOEXCEPT;
/* The same, and waits until no callback is running. Once for each scope, never from inside one of its callbacks. NULL is ignored. */
FTK_API void ftk_scope_close(void *ctx) FTK_NOEXCEPT;
/* Closes *ctx and clears it; fits FTK_SCOPED. */
static inline void ftk_scope_dispose(void **ctx) {
    ftk_scope_close(*ctx);
    *ctx = NULL;
}

FTK_END_C

#endif
