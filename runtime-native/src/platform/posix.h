/* POSIX systems. */
#ifndef FTK_SRC_PLATFORM_POSIX_H
#define FTK_SRC_PLATFORM_POSIX_H

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#include <sys/syscall.h>
#endif

typedef pthread_mutex_t ftk_lock;
#define FTK_LOCK_INIT PTHREAD_MUTEX_INITIALIZER
static inline void ftk_lock_take(ftk_lock *lock) { (void)pthread_mutex_lock(lock); }
static inline void ftk_lock_give(ftk_lock *lock) { (void)pthread_mutex_unlock(lock); }

/* What threads wait for; a wait gives the lock back meanwhile, and may end early. */
typedef pthread_cond_t ftk_signal;
#define FTK_SIGNAL_INIT PTHREAD_COND_INITIALIZER
static inline void ftk_signal_wait(ftk_signal *signal, ftk_lock *lock) { (void)pthread_cond_wait(signal, lock); }
static inline void ftk_signal_all(ftk_signal *signal) { (void)pthread_cond_broadcast(signal); }

/* `size` bytes aligned to 16, or NULL. */
static inline void *ftk_system_alloc(size_t size, int zeroed) {
#if FTK_POINTER_32
    void *ptr = NULL;
    if (posix_memalign(&ptr, 16, size) != 0) return NULL;
    for (size_t i = 0; zeroed && i < size; i++) ((char *)ptr)[i] = 0;
    return ptr;
#else
    return zeroed ? calloc(1, size) : malloc(size);
#endif
}
static inline void ftk_system_free(void *ptr) { free(ptr); }

/* Random bits for the salt of the handle table. Never fails: falls back to the clock and the address of a local. */
static inline uint64_t ftk_system_random(void) {
    uint64_t bits = 0;
#if defined(__linux__)
    if (getrandom(&bits, sizeof bits, GRND_NONBLOCK) == (ssize_t)sizeof bits) return bits;
#endif
    int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, &bits, sizeof bits) : -1;
    if (file >= 0) (void)close(file);
    if (got == (ssize_t)sizeof bits) return bits;
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_nsec * 0x9e3779b97f4a7c15u ^ (uint64_t)now.tv_sec ^ (uint64_t)(uintptr_t)&bits ^
           ((uint64_t)getpid() << 32);
}

/* A fence that the calling thread makes all threads of the process execute. ftk_system_fence_prepare says whether there
 * is one; ftk_system_fence_all returns 0 when it failed after all. */
#if defined(__linux__) && defined(SYS_membarrier) && !defined(FTK_NO_PROCESS_FENCE)
enum { FTK_MEMBARRIER_PRIVATE = 1 << 3, FTK_MEMBARRIER_REGISTER_PRIVATE = 1 << 4 };
static inline int ftk_system_fence_prepare(void) {
    return syscall(SYS_membarrier, FTK_MEMBARRIER_REGISTER_PRIVATE, 0, 0) == 0;
}
static inline int ftk_system_fence_all(void) {
    if (syscall(SYS_membarrier, FTK_MEMBARRIER_PRIVATE, 0, 0) == 0) return 1;
    return ftk_system_fence_prepare() && syscall(SYS_membarrier, FTK_MEMBARRIER_PRIVATE, 0, 0) == 0;
}
#else
static inline int ftk_system_fence_prepare(void) { return 0; }
static inline int ftk_system_fence_all(void) { return 0; }
#endif

/* Opens a library for the rest of the process. `path` contains a slash. NULL on failure. */
static inline void *ftk_system_open(const char *path) {
#if defined(RTLD_NODELETE)
    return dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
#else
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
#endif
}
static inline void *ftk_system_symbol(void *library, const char *name) { return dlsym(library, name); }
/* Keeps the library that holds an address for the rest of the process. */
static inline void ftk_system_keep(const void *address) {
#if defined(RTLD_NODELETE) && defined(RTLD_NOLOAD)
    Dl_info info;
    if (dladdr(address, &info) != 0 && info.dli_fname != NULL) (void)dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
#else
    (void)address;
#endif
}
/* The exported function that contains an address, and its file; the offset in the function, or in the file. Never NULL.
 */
static inline size_t ftk_system_symbol_of(const void *address, const char **symbol, const char **file) {
    Dl_info info;
    *symbol = *file = "?";
    if (address == NULL || dladdr(address, &info) == 0) return (size_t)address;
    if (info.dli_fname != NULL) *file = info.dli_fname;
    if (info.dli_sname != NULL) *symbol = info.dli_sname;
    return (size_t)address - (size_t)(info.dli_sname != NULL ? info.dli_saddr : info.dli_fbase);
}
/* Why the last open or symbol call of this thread failed. Never NULL. */
static inline const char *ftk_system_open_error(void) {
    const char *text = dlerror();
    return text != NULL ? text : "unknown reason";
}

#endif
