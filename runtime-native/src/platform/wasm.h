/* WebAssembly without threads. */
#ifndef FTK_SRC_PLATFORM_WASM_H
#define FTK_SRC_PLATFORM_WASM_H

#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(__wasi__)
#include <unistd.h>
#endif

typedef int ftk_lock;
#define FTK_LOCK_INIT 0
static inline void ftk_lock_take(ftk_lock *lock) { (void)lock; }
static inline void ftk_lock_give(ftk_lock *lock) { (void)lock; }

/* Nothing waits: there is nobody to wait for. */
typedef int ftk_signal;
#define FTK_SIGNAL_INIT 0
static inline void ftk_signal_wait(ftk_signal *signal, ftk_lock *lock) {
    (void)signal;
    (void)lock;
}
static inline void ftk_signal_all(ftk_signal *signal) { (void)signal; }

/* `size` bytes aligned to 16, or NULL. */
static inline void *ftk_system_alloc(size_t size, int zeroed) {
    if (size > PTRDIFF_MAX - 15) return NULL;
    void *ptr = aligned_alloc(16, (size + 15u) & ~(size_t)15u);
    if (ptr != NULL && zeroed) memset(ptr, 0, size);
    return ptr;
}
static inline void ftk_system_free(void *ptr) { free(ptr); }

/* Random bits for the salt of the handle table. */
static inline uint64_t ftk_system_random(void) {
    uint64_t bits = 0;
#if defined(__wasi__)
    if (getentropy(&bits, sizeof bits) == 0) return bits;
#endif
    return (uint64_t)time(NULL) * 0x9e3779b97f4a7c15u ^ (uint64_t)(uintptr_t)&bits;
}

/* One thread needs no fence. */
static inline int ftk_system_fence_prepare(void) { return 1; }
static inline int ftk_system_fence_all(void) { return 1; }

static inline void *ftk_system_open(const char *path) {
    (void)path;
    return NULL;
}
static inline void *ftk_system_symbol(void *library, const char *name) {
    (void)library;
    (void)name;
    return NULL;
}
static inline void ftk_system_keep(const void *address) { (void)address; }
/* The exported function that contains an address, and its file: not known here. */
static inline size_t ftk_system_symbol_of(const void *address, const char **symbol, const char **file) {
    *symbol = *file = "?";
    return (size_t)address;
}
static inline const char *ftk_system_open_error(void) { return "this platform has no dynamic libraries"; }

#endif
