// What this translation unit may use. The face of the runtime needs C++17 and works with -fno-exceptions and -fno-rtti.
#ifndef FTK_CONFIG_HPP
#define FTK_CONFIG_HPP

#if !defined(__cplusplus) || (__cplusplus < 201703L && (!defined(_MSVC_LANG) || _MSVC_LANG < 201703L))
#error "the C++ face of ftk needs C++17"
#endif

// 1 where exceptions are on: then each function has its throwing form beside the try_ form.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define FTK_EXCEPTIONS 1
#else
#define FTK_EXCEPTIONS 0
#endif

// For the frame of each entry: one function for each entry of the interface, and nothing between it and the author's code.
#if defined(__GNUC__)
#define FTK_INLINE inline __attribute__((always_inline))
#else
#define FTK_INLINE inline
#endif

// What the optimiser may rely on: a failure that has been reported is not FTK_OK.
#if defined(__GNUC__)
#define FTK_ASSUME(condition) ((condition) ? static_cast<void>(0) : __builtin_unreachable())
#else
#define FTK_ASSUME(condition) static_cast<void>(0)
#endif

// Keeps cold paths out of the callers. Those that declared errors take are apart only: they are compiled for speed like all others.
#if defined(__GNUC__)
#define FTK_APART __attribute__((noinline))
#define FTK_COLD __attribute__((noinline, cold))
#else
#define FTK_APART
#define FTK_COLD
#endif

#endif
