/* The ground of the C ABI: linkage, attributes, compile-time assertions, status codes and the two borrowed views.
 * Every other header of the runtime, and every generated header, includes this one. C11 and C++17. */
#ifndef FTK_ABI_H
#define FTK_ABI_H

#include <stddef.h>
#include <stdint.h>

/* ABI revision of the runtime objects that cross by pointer. Raised only when an old reader could misread. */
#define FTK_ABI 1u

#if defined(_WIN32)
#define FTK_EXPORT __declspec(dllexport)
#define FTK_HIDDEN
#elif defined(__GNUC__)
#define FTK_EXPORT __attribute__((visibility("default")))
#define FTK_HIDDEN __attribute__((visibility("hidden")))
#else
#define FTK_EXPORT
#define FTK_HIDDEN
#endif

/* Runtime functions are linked into each library that needs them and are never exported from it (many copies are legal).
 * Define FTK_SHARED when using the shared build of the runtime. */
#ifndef FTK_API
#if defined(FTK_SHARED)
#define FTK_API FTK_EXPORT
#else
#define FTK_API FTK_HIDDEN
#endif
#endif

#if defined(__cplusplus)
#define FTK_BEGIN extern "C" {
#define FTK_END_C }
#define FTK_NOEXCEPT noexcept
#define FTK_STATIC_ASSERT(condition, text) static_assert(condition, text)
#else
#define FTK_BEGIN
#define FTK_END_C
#define FTK_NOEXCEPT
#define FTK_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#endif

#if defined(__GNUC__)
#define FTK_LIKELY(x) __builtin_expect(!!(x), 1)
#define FTK_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define FTK_NODISCARD __attribute__((warn_unused_result))
#define FTK_UNUSED __attribute__((unused))
/* Runs a release function when the variable leaves its scope (GNU C and clang): FTK_SCOPED(acme_store_dispose) acme_store *s = NULL; */
#define FTK_SCOPED(release) __attribute__((cleanup(release)))
#else
#define FTK_LIKELY(x) (x)
#define FTK_UNLIKELY(x) (x)
#define FTK_NODISCARD
#define FTK_UNUSED
#endif

/* 1 where a pointer takes 32 bits; generated layouts name their padding for both widths. */
#if UINTPTR_MAX > 0xffffffffu
#define FTK_POINTER_32 0
#else
#define FTK_POINTER_32 1
#endif

/* A layout assertion that holds on both pointer widths. */
#if FTK_POINTER_32
#define FTK_ASSERT_LAYOUT(expression, on64, on32) FTK_STATIC_ASSERT((expression) == (on32), #expression)
#else
#define FTK_ASSERT_LAYOUT(expression, on64, on32) FTK_STATIC_ASSERT((expression) == (on64), #expression)
#endif

/* Status of a call. 0: done. Positive: not failed, but different. -1..-99: runtime failure.
 * -1000 - code: the declared error with that code (1..999999). X(name, value, text) */
#define FTK_STATUS_LIST(X)                                                                       \
    X(FTK_OK, 0, "ok")                                                                           \
    X(FTK_DONE, 1, "no further item")                                                            \
    X(FTK_PENDING, 2, "will be finished by the last call in flight")                             \
    X(FTK_E_PANIC, -1, "the provider panicked or threw an undeclared exception")                 \
    X(FTK_E_NO_MEMORY, -2, "out of memory")                                                      \
    X(FTK_E_INVALID, -3, "invalid argument")                                                     \
    X(FTK_E_UTF8, -4, "text is not valid UTF-8")                                                 \
    X(FTK_E_VALUE, -5, "not a value of its type")                                                \
    X(FTK_E_RANGE, -6, "out of range")                                                           \
    X(FTK_E_NULL_HANDLE, -7, "null handle")                                                      \
    X(FTK_E_STALE, -8, "stale handle: the object was released")                                  \
    X(FTK_E_WRONG_TYPE, -9, "handle of another type")                                            \
    X(FTK_E_FOREIGN, -10, "not a handle of this library")                                        \
    X(FTK_E_CLOSED, -11, "closed")                                                               \
    X(FTK_E_BUSY, -12, "busy: another call or a live view uses the object")                      \
    X(FTK_E_THREAD, -13, "wrong thread")                                                         \
    X(FTK_E_EXPIRED, -14, "callback used after its call ended")                                  \
    X(FTK_E_CANCELLED, -15, "cancelled")                                                         \
    X(FTK_E_TIMEOUT, -16, "timed out")                                                           \
    X(FTK_E_UNSUPPORTED, -17, "not supported")                                                   \
    X(FTK_E_UNAVAILABLE, -18, "not available in the version of the other side")                  \
    X(FTK_E_VERSION, -19, "incompatible version")                                                \
    X(FTK_E_CONTRACT, -20, "contract violated by the other side")                                \
    X(FTK_E_STATE, -21, "not possible in this state")                                            \
    X(FTK_E_LOAD, -22, "library not loaded")                                                     \
    X(FTK_E_CALLBACK, -23, "a callback failed with an error that is not declared")

enum {
#define FTK_STATUS_ENUM(name, value, text) name = value,
    FTK_STATUS_LIST(FTK_STATUS_ENUM)
#undef FTK_STATUS_ENUM
        FTK_STATUS_DECLARED = -1000
};

/* The status of the declared error with `code`, and back. */
#define FTK_STATUS_OF_CODE(code) (FTK_STATUS_DECLARED - (int32_t)(code))
#define FTK_CODE_OF_STATUS(status) (FTK_STATUS_DECLARED - (int32_t)(status))

FTK_BEGIN

/* Borrowed UTF-8 text, not NUL-terminated. ptr may be NULL only when len is 0. */
typedef struct ftk_str {
    const char *ptr;
    size_t len;
} ftk_str;

/* Borrowed bytes. */
typedef struct ftk_bytes {
    const uint8_t *ptr;
    size_t len;
} ftk_bytes;

/* Borrowed run of `len` elements; the generated code knows their type. */
typedef struct ftk_slice {
    const void *ptr;
    size_t len;
} ftk_slice;

/* Borrowed run of growable records: element i begins at (char *)ptr + i * stride. */
typedef struct ftk_rows {
    const void *ptr;
    size_t len;
    uint32_t stride;
    uint32_t reserved;
} ftk_rows;

/* Address of row `index` of a list of records, of type `const type *`. `rows` is ftk_rows or a generated list with the same members. */
#define FTK_ROW(type, rows, index) ((const type *)(const void *)((const char *)(rows).ptr + (size_t)(index) * (rows).stride))

/* Text of a status code of the runtime (static storage), "declared error" for the others. Any thread. */
FTK_API ftk_str ftk_status_text(int32_t status) FTK_NOEXCEPT;

FTK_END_C

/* Borrowed text from a string literal. */
#if defined(__cplusplus)
#define FTK_LITERAL(text) (ftk_str{(text), sizeof(text) - 1})
#else
#define FTK_LITERAL(text) ((ftk_str){(text), sizeof(text) - 1})
#endif

#endif
