/* Growth of pools and arenas. */
#include "memory.h"

#include <cstring>
#include <new>

namespace ftk_scratch {

namespace {

constexpr size_t ARENA_CHUNK = 64u << 10;
/* Chunks double up to this size, and one of at most this size waits for the next large value: giving it back to malloc each time costs more than the call. */
constexpr size_t LARGEST_KEPT = 1u << 20;

}  // namespace

struct Chunk {
    Chunk *previous;
    size_t size;
};

bool Pool::grow(size_t bytes) {
    if (bytes > SIZE_MAX / 4 - used) return false;
    size_t next = size < 4096 ? 4096 : size;
    while (next < used + bytes) next *= 2;
    char *out = static_cast<char *>(ftk_alloc(next));
    if (out == nullptr) return false;
    if (used != 0) std::memcpy(out, ptr, used);
    ftk_free(ptr, size);
    ptr = out;
    size = next;
    return true;
}

void Pool::release() {
    ftk_free(ptr, size);
    *this = Pool();
}

void *Arena::alloc_slow(size_t bytes) {
    if (bytes > SIZE_MAX / 2) return nullptr;
    size_t rounded = (bytes + 15) & ~static_cast<size_t>(15);
    size_t head = (sizeof(Chunk) + 15) & ~static_cast<size_t>(15);
    if (spare != nullptr && spare->size >= head + rounded) {
        spare->previous = chunk;
        chunk = spare;
        spare = nullptr;
    } else {
        size_t size = chunk == nullptr ? ARENA_CHUNK : chunk->size < LARGEST_KEPT ? chunk->size * 2 : LARGEST_KEPT;
        if (size < head + rounded) size = head + rounded;
        void *raw = ftk_alloc(size);
        if (raw == nullptr) return nullptr;
        chunk = new (raw) Chunk{chunk, size};
    }
    char *start = reinterpret_cast<char *>(chunk);
    at = start + head + rounded;
    end = start + chunk->size;
    return start + head;
}

/* Keeps the larger one of a chunk and the spare. */
void Arena::give_back(Chunk *gone) {
    if (gone->size <= LARGEST_KEPT && (spare == nullptr || gone->size > spare->size)) {
        Chunk *smaller = spare;
        spare = gone;
        gone = smaller;
    }
    if (gone != nullptr) ftk_free(gone, gone->size);
}

void Arena::drop_to(Chunk *mark) {
    while (chunk != mark) {
        Chunk *gone = chunk;
        chunk = gone->previous;
        give_back(gone);
    }
    end = reinterpret_cast<char *>(chunk) + chunk->size;
}

bool Arena::prime() {
    /* The first chunk is below every mark, so that most calls need not allocate. */
    char *start = static_cast<char *>(alloc_slow(1));
    if (start != nullptr) at = start;
    return start != nullptr;
}

void Arena::release_spare() {
    if (spare != nullptr) ftk_free(spare, spare->size);
    spare = nullptr;
}

void Arena::release() {
    while (chunk != nullptr) {
        Chunk *gone = chunk;
        chunk = gone->previous;
        ftk_free(gone, gone->size);
    }
    release_spare();
    at = nullptr;
    end = nullptr;
}

}  // namespace ftk_scratch
