/* Opening a provider library by an explicit path. No search path, no environment variable. */
#ifndef FTK_LOAD_H
#define FTK_LOAD_H

#include "version.h"

FTK_BEGIN

/* The entry that every provider library exports as <prefix>_get_api: the table for `major`, if the provider's minor is >= min_minor;
 * otherwise NULL and FTK_E_VERSION in *err. */
typedef const ftk_api *(*ftk_get_api)(uint32_t major, uint32_t min_minor, ftk_error **err);

/* Opens `path` (absolute, or relative to the working directory; NUL-terminated), finds `symbol`, asks for need->major and checks the
 * handshake. On success *out is the table, valid until the process ends (libraries are never unloaded). FTK_E_LOAD or FTK_E_VERSION. */
FTK_API int32_t ftk_load(const char *path, const char *symbol, const ftk_need *need, const ftk_api **out, ftk_error **err) FTK_NOEXCEPT;

/* Keeps the library that holds `address` (a function or a static object) loaded until the process ends: for what providers may call late, and
 * for threads that end late. Nothing where the system cannot do it. Any thread. */
FTK_API void ftk_library_keep(const void *address) FTK_NOEXCEPT;

FTK_END_C

/* Reads and writes the one pointer to a package's table, which several threads may share. Declare the pointer itself volatile. */
#if defined(__GNUC__)
#define FTK_ACQUIRE(place) __atomic_load_n(&(place), __ATOMIC_ACQUIRE)
#define FTK_PUBLISH(place, value) __atomic_store_n(&(place), (value), __ATOMIC_RELEASE)
#else
#define FTK_ACQUIRE(place) (place)
#define FTK_PUBLISH(place, value) ((void)((place) = (value)))
#endif

#endif
