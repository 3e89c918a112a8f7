/* What a bridge keeps for one package in one thread, and what keeps C values alive around a call. */
#ifndef FTK_SCRATCH_STATE_H
#define FTK_SCRATCH_STATE_H

#include "memory.h"
#include "words.h"

#include <atomic>

namespace ftk_scratch {

/* The part that all bridges have. For one thread. */
struct State {
    char *flat = nullptr;    /* header, then the frame of the call: what has a fixed size, at fixed places; never moves */
    char *stream = nullptr;  /* everything else, depth first: for each record, list or payload its fixed part, then its children; grows */
    size_t stream_slots = 0; /* its length */
    Pool spill;              /* outward stream that did not fit */
    Pool unread;             /* what of the last outward value is nobody's until it was read: see unread.h */
    uint32_t unread_base = 0; /* first slot of that value in the stream */
    Arena arena;
    ftk_error *error = nullptr; /* of the last failed call, owned */
    ftk_error *cause = nullptr; /* inner error of one that is being thrown, owned */
    const size_t most_elements; /* of a list in this language */
    const size_t most_bytes;    /* of a stream in this language, at most SIZE_MAX / 4 */

    State(size_t elements, size_t bytes) : most_elements(elements), most_bytes(bytes) {}
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    char *frame() const { return flat + FRAME * 4; }
    uint32_t header(size_t word) const { return load<uint32_t>(flat, word); }
    void set_header(size_t word, uint32_t value) { store<uint32_t>(flat, word, value); }
    /* Takes a new buffer for the stream, whose first slots the language copied itself; what spilled is copied in behind them. */
    void use_stream(char *ptr, size_t bytes);
    /* Frees the memory and the errors. */
    void release();
};

/* Connects a package with its provider's table; a second provider for a connected package is refused with an error. */
bool connect(std::atomic<const ftk_api *> *table, const ftk_need *need, const ftk_api *api, ftk_error **err);

/* Releases a result when it was read. */
class Held {
  public:
    explicit Held(ftk_owner *owner) : owner_(owner) {}
    explicit Held(ftk_buf *buf) : buf_(buf) {}
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held() {
        ftk_owner_release(owner_);
        ftk_buf_release(buf_);
    }

  private:
    ftk_owner *owner_ = nullptr;
    ftk_buf *buf_ = nullptr;
};

/* The memory of a result of a callback, which outlives the call. */
struct Kept {
    ftk_arena *arena = ftk_arena_new(nullptr);
    Kept() = default;
    Kept(const Kept &) = delete;
    Kept &operator=(const Kept &) = delete;
    ~Kept() { ftk_arena_drop(arena); }
    ftk_owner *finish() {
        ftk_owner *owner = ftk_arena_finish(arena);
        arena = nullptr;
        return owner;
    }
};

/* An unknown case that the language holds: the value, and what keeps it alive. */
struct Unknown {
    ftk_variant value;
    ftk_owner *owner;

    /* One that retains `owner`; NULL when out of memory. */
    static Unknown *create(const ftk_variant &value, ftk_owner *owner);
    /* Ends it. Any thread. */
    void release();
};

}  // namespace ftk_scratch

#endif
