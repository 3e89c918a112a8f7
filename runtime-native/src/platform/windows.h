/* Windows, with MinGW or clang. */
#ifndef FTK_SRC_PLATFORM_WINDOWS_H
#define FTK_SRC_PLATFORM_WINDOWS_H

#if !defined(WIN32_LEAN_AND_MEAN)
#define WIN32_LEAN_AND_MEAN 1
#endif
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

typedef SRWLOCK ftk_lock;
#define FTK_LOCK_INIT SRWLOCK_INIT
static inline void ftk_lock_take(ftk_lock *lock) { AcquireSRWLockExclusive(lock); }
static inline void ftk_lock_give(ftk_lock *lock) { ReleaseSRWLockExclusive(lock); }

/* What threads wait for; a wait gives the lock back meanwhile, and may end early. */
typedef CONDITION_VARIABLE ftk_signal;
#define FTK_SIGNAL_INIT CONDITION_VARIABLE_INIT
static inline void ftk_signal_wait(ftk_signal *signal, ftk_lock *lock) { (void)SleepConditionVariableSRW(signal, lock, INFINITE, 0); }
static inline void ftk_signal_all(ftk_signal *signal) { WakeAllConditionVariable(signal); }

/* `size` bytes aligned to 16, or NULL. */
static inline void *ftk_system_alloc(size_t size, int zeroed) {
    void *ptr = _aligned_malloc(size, 16);
    if (ptr != NULL && zeroed) memset(ptr, 0, size);
    return ptr;
}
static inline void ftk_system_free(void *ptr) { _aligned_free(ptr); }

/* Random bits for the salt of the handle table; SystemFunction036 is RtlGenRandom. Falls back to the performance
 * counter. */
static inline uint64_t ftk_system_random(void) {
    uint64_t bits = 0;
    HMODULE library = LoadLibraryExW(L"advapi32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    FARPROC address = library != NULL ? GetProcAddress(library, "SystemFunction036") : NULL;
    BOOLEAN(WINAPI * generate)(PVOID, ULONG) = NULL;
    memcpy(&generate, &address, sizeof generate);
    if (generate != NULL && generate(&bits, sizeof bits)) return bits;
    LARGE_INTEGER counter;
    QueryPerformanceCounter(&counter);
    return (uint64_t)counter.QuadPart * 0x9e3779b97f4a7c15u ^ (uint64_t)(uintptr_t)&bits ^
           ((uint64_t)GetCurrentProcessId() << 32);
}

/* A fence that the calling thread makes all threads of the process execute. */
static inline int ftk_system_fence_prepare(void) { return 1; }
static inline int ftk_system_fence_all(void) {
    FlushProcessWriteBuffers();
    return 1;
}

/* Opens a library for the rest of the process. `path` is UTF-8 and names a file. NULL on failure. */
static inline void *ftk_system_open(const char *path) {
    wchar_t wide[1024];
    wchar_t full[1024];
    HMODULE library = NULL;
    HMODULE pinned = NULL;
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, 1024) == 0) return NULL;
    DWORD length = GetFullPathNameW(wide, 1024, full, NULL);
    if (length == 0 || length >= 1024) return NULL;
    library = LoadLibraryExW(full, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (library != NULL) (void)GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN, full, &pinned);
    return (void *)library;
}
static inline void *ftk_system_symbol(void *library, const char *name) {
    FARPROC address = GetProcAddress((HMODULE)library, name);
    void *symbol = NULL;
    memcpy(&symbol, &address, sizeof symbol);
    return symbol;
}
/* Keeps the library that holds an address for the rest of the process. */
static inline void ftk_system_keep(const void *address) {
    HMODULE pinned = NULL;
    DWORD how = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN;
    (void)GetModuleHandleExW(how, (LPCWSTR)address, &pinned);
}
/* The exported function that contains an address, and its file: not known here. */
static inline size_t ftk_system_symbol_of(const void *address, const char **symbol, const char **file) {
    *symbol = *file = "?";
    return (size_t)address;
}
static inline const char *ftk_system_open_error(void) { return "the system refused to load it"; }

#endif
