/* Atomic operations on plain integers and pointers, the same text for C11 and C++17. */
#ifndef FTK_SRC_ATOMIC_H
#define FTK_SRC_ATOMIC_H

#if !defined(__GNUC__)
#error "the native runtime needs GNU atomics: gcc, clang, clang-cl or MinGW"
#endif

#define FTK_LOAD(p) __atomic_load_n((p), __ATOMIC_ACQUIRE)
#define FTK_LOAD_RELAXED(p) __atomic_load_n((p), __ATOMIC_RELAXED)
#define FTK_STORE(p, v) __atomic_store_n((p), (v), __ATOMIC_RELEASE)
#define FTK_STORE_RELAXED(p, v) __atomic_store_n((p), (v), __ATOMIC_RELAXED)
#define FTK_ADD(p, v) __atomic_fetch_add((p), (v), __ATOMIC_ACQ_REL)
#define FTK_SUB(p, v) __atomic_fetch_sub((p), (v), __ATOMIC_ACQ_REL)
#define FTK_ADD_RELAXED(p, v) __atomic_fetch_add((p), (v), __ATOMIC_RELAXED)
#define FTK_OR(p, v) __atomic_fetch_or((p), (v), __ATOMIC_ACQ_REL)
/* One reference less; true for the last. A sole owner needs no atomic operation: nobody else could add a reference. */
#define FTK_LAST_REFERENCE(p) (FTK_LOAD(p) == 1 || FTK_SUB((p), 1u) == 1)
#define FTK_FENCE_COMPILER() __atomic_signal_fence(__ATOMIC_SEQ_CST)
/* Compare and swap: updates *expected on failure. */
#define FTK_CAS(p, expected, v) __atomic_compare_exchange_n((p), (expected), (v), 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)

#if defined(__cplusplus)
#define FTK_THREAD_LOCAL thread_local
#else
#define FTK_THREAD_LOCAL _Thread_local
#endif

#endif
