/* How numbers, handles and rows lie in the memory that a language and native code share. A slot is 8 bytes, a word 4. */
#ifndef FTK_SCRATCH_WORDS_H
#define FTK_SCRATCH_WORDS_H

#include <ftk/ftk.h>

#include <cstring>

namespace ftk_scratch {

/* Words of the header of the flat buffer that every bridge has; what lies between them is the bridge's own. */
constexpr size_t STATUS = 0;  /* of the last call */
constexpr size_t BASE = 1;    /* first slot of the stream that this call may use */
constexpr size_t TEXT = 2;    /* inward: units of the text of the call; outward: the bridge's own */
constexpr size_t SPILL = 3;   /* outward: slots that did not fit and wait for a larger stream; 0 when all is there */
constexpr size_t MESSAGE = 5; /* units of the message of a thrown exception, which is the first piece of text */
constexpr size_t FRAME = 8;   /* first word of the frame */

/* Bit of a length word: the piece of text is UTF-16 and the word counts its units. */
constexpr uint32_t WIDE = 0x80000000u;

/* Element `index` of elements of that type that lie one behind the other, aligned or not. */
template <typename T>
inline T load(const void *at, size_t index) {
    T value;
    std::memcpy(&value, static_cast<const char *>(at) + index * sizeof(T), sizeof(T));
    return value;
}

template <typename T>
inline void store(void *at, size_t index, T value) {
    std::memcpy(static_cast<char *>(at) + index * sizeof(T), &value, sizeof(T));
}

/* A resource handle at a word: the bits of the pointer, in two words. */
template <typename T>
inline T *load_handle(const void *at, size_t word) {
    uint64_t bits;
    std::memcpy(&bits, static_cast<const char *>(at) + word * 4, sizeof bits);
    return reinterpret_cast<T *>(static_cast<uintptr_t>(bits));
}

inline void store_handle(void *at, size_t word, const void *handle) {
    uint64_t bits = reinterpret_cast<uintptr_t>(handle);
    std::memcpy(static_cast<char *>(at) + word * 4, &bits, sizeof bits);
}

/* Element `index` of growable records. */
template <typename T>
inline const T *row(const T *first, size_t index, uint32_t stride) {
    return reinterpret_cast<const T *>(reinterpret_cast<const char *>(first) + index * stride);
}

inline bool differs(ftk_str a, ftk_str b) { return a.len != b.len || (a.len != 0 && std::memcmp(a.ptr, b.ptr, a.len) != 0); }

}  // namespace ftk_scratch

#endif
