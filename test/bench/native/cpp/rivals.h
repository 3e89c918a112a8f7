/** The rivals' C ABI, written by hand: the same declarations in front of a Rust library and of a C++ library. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(RIVALS_EXPORT)
#define RIVAL __attribute__((visibility("default")))
#else
#define RIVAL
#endif

extern "C" {

/** 24 bytes. */
struct rival_point {
    double x, y, z;
};

/* bare: nothing is promised, nothing is checked. */

RIVAL void bare_noop(void);
RIVAL int32_t bare_scalar(int32_t a, int32_t b);
RIVAL double bare_struct_in(const rival_point *point);
RIVAL void bare_struct_out(double seed, rival_point *out);
RIVAL uint32_t bare_string_in(const char *text, size_t len);
/** Owned by the caller, who gives it back with `bare_string_free`. */
RIVAL char *bare_string_out(uint32_t which, size_t *len);
RIVAL void bare_string_free(char *text, size_t len);
RIVAL double bare_slice_in(const double *numbers, size_t len);
/** 0, or -1 for a number below zero. */
RIVAL int32_t bare_checked(int32_t value, int32_t *out);
/** Lives to the end of the process. */
RIVAL const void *bare_adder(int32_t start);
RIVAL int32_t bare_add(const void *adder, int32_t by);

/* hand: status and out-parameter, nothing unwinds, text is checked, handles are validated and kept alive while a call runs. */

enum { HAND_OK = 0, HAND_PANIC = -1, HAND_TEXT = -2, HAND_STALE = -3, HAND_REFUSED = -1001 };

/** A typed failure; the caller gives it back with `hand_error_free`. */
struct hand_error {
    int32_t code;
    int32_t value;
    const char *message;
};

/** An owned text; the caller gives it back with `hand_text_free`. */
struct hand_text {
    char *ptr;
    size_t len;
    size_t cap;
};

RIVAL int32_t hand_noop(hand_error **err);
RIVAL int32_t hand_scalar(int32_t a, int32_t b, int32_t *out, hand_error **err);
RIVAL int32_t hand_struct_in(const rival_point *point, double *out, hand_error **err);
RIVAL int32_t hand_struct_out(double seed, rival_point *out, hand_error **err);
RIVAL int32_t hand_string_in(const char *text, size_t len, uint32_t *out, hand_error **err);
RIVAL int32_t hand_string_out(uint32_t which, hand_text *out, hand_error **err);
RIVAL void hand_text_free(hand_text text);
RIVAL int32_t hand_slice_in(const double *numbers, size_t len, double *out, hand_error **err);
RIVAL int32_t hand_checked(int32_t value, int32_t *out, hand_error **err);
RIVAL void hand_error_free(hand_error *error);
RIVAL int32_t hand_adder(int32_t start, uint64_t *out, hand_error **err);
RIVAL int32_t hand_add(uint64_t adder, int32_t by, int32_t *out, hand_error **err);
/** Ends the object; HAND_STALE while a call runs, or when it has ended before. */
RIVAL int32_t hand_close(uint64_t adder);

/* stream: all profiles as one sized little-endian byte stream. */

/** count u32; then id u64, name, email, tags (count u32), scores (count u32, f64), has_address u8, street, zip u32. Texts are u32 and bytes. */
RIVAL uint8_t *stream_profiles(size_t *len);
RIVAL void stream_free(uint8_t *bytes, size_t len);

} // extern "C"
