/* Memory of the native half of the scratch: arenas of inward values, and what did not fit into the buffers of the language. */
#ifndef FTK_SCRATCH_MEMORY_H
#define FTK_SCRATCH_MEMORY_H

#include <ftk/ftk.h>

namespace ftk_scratch {

/* Growing memory for outward values. */
struct Pool {
    char *ptr = nullptr;
    size_t size = 0; /* bytes allocated */
    size_t used = 0; /* bytes */

    /* Room for `bytes` more; false when out of memory. */
    bool reserve(size_t bytes) { return bytes <= size - used || grow(bytes); }
    bool grow(size_t bytes);
    void release();
};

struct Chunk;

/* Memory of inward values, freed in stack order: a call inside a callback ends before the call around it. */
struct Arena {
    Chunk *chunk = nullptr;
    char *at = nullptr;
    char *end = nullptr;
    Chunk *spare = nullptr; /* waits for the next large value */

    /* `bytes` bytes aligned to 16, not zeroed; NULL when out of memory. */
    void *alloc(size_t bytes) {
        size_t rounded = (bytes + 15) & ~static_cast<size_t>(15);
        if (FTK_UNLIKELY(rounded < bytes || rounded > static_cast<size_t>(end - at))) return alloc_slow(bytes);
        void *out = at;
        at += rounded;
        return out;
    }
    void *alloc_slow(size_t bytes);
    /* Frees what was allocated since `chunk` and `at` had these values. */
    void reset(Chunk *mark_chunk, char *mark_at) {
        if (chunk != mark_chunk) drop_to(mark_chunk);
        at = mark_at;
    }
    void drop_to(Chunk *mark);
    /* Makes the chunk that stays; false when out of memory. */
    bool prime();
    /* Frees what only waits. */
    void release_spare();
    void release();

  private:
    void give_back(Chunk *gone);
};

}  // namespace ftk_scratch

#endif
