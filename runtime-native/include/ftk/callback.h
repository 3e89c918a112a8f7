/* Callbacks: a context and a size-prefixed table, passed as two scalars. */
#ifndef FTK_CALLBACK_H
#define FTK_CALLBACK_H

#include "error.h"

FTK_BEGIN

/* Head of every callback table. retain and release are NULL for scoped callbacks, which live until the call ends. */
typedef struct ftk_callback_vt {
    uint32_t size;
    uint32_t flags;
    void (*retain)(void *ctx);
    void (*release)(void *ctx);
} ftk_callback_vt;

FTK_END_C

#endif
