/* What a generated Node addon is made of: the scratch memory that JavaScript and native code share, and the readers and writers over it.
 * Hot paths are inline and make no Node-API call for numbers, one for text. Rare paths are in ftk_node.cc. C++17, no exceptions.
 *
 * Each thread of JavaScript has, per package, two buffers that JavaScript made:
 *   flat    header of four slots, then the frame of the call: what has a fixed size, at fixed places. Never moves.
 *   stream  everything else, depth first: for each record, list or payload its fixed part, then its children. Grows.
 * A slot is 8 bytes, a word 4. Text crosses as one joined string per call, its pieces counted in UTF-16 units. */
#ifndef FTK_NODE_H
#define FTK_NODE_H

#include <ftk/ftk.h>
#include <node_api.h>

#include <atomic>
#include <cstring>

namespace ftk_node {

/* Words of the header of the flat buffer. */
enum Word : size_t {
    STATUS = 0, /* of the last call */
    BASE = 1,   /* first slot of the stream that this call may use */
    TEXT = 2,   /* inward: units of the joined string; outward: units before its second half, or SEPARATE */
    SPILL = 3,  /* outward: slots that did not fit and wait for `fetch`; 0 when all is there */
    FRAME = 8   /* first word of the frame */
};

/* Value of TEXT when the two-byte text has to be asked for. */
constexpr uint32_t SEPARATE = 0xffffffffu;
/* Bit of a length word: the piece lies in the two-byte text. */
constexpr uint32_t WIDE = 0x80000000u;
/* A joined string is handed over in chunks of about this many units, so that a kept piece keeps little alive. */
constexpr size_t CHUNK = 16384;

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

/* A resource handle as it lies in scratch: two words. */
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

/* Growing memory of one kind of output. Kept between calls up to a bound. */
struct Pool {
    char *ptr = nullptr;
    size_t size = 0; /* bytes allocated */
    size_t used = 0; /* bytes */
    /* Ends of the chunks but the last, in bytes, and how far JavaScript has fetched. */
    size_t *ends = nullptr;
    size_t end_count = 0;
    size_t end_size = 0;
    size_t chunk_start = 0;
    size_t fetched = 0;
    size_t next_chunk = 0;

    void clear() {
        used = 0;
        end_count = 0;
        chunk_start = 0;
        fetched = 0;
        next_chunk = 0;
    }
    /* Room for `bytes` more; false when out of memory. */
    bool reserve(size_t bytes) { return bytes <= size - used || grow(bytes); }
    bool grow(size_t bytes);
    /* Closes the chunk when it is long enough; false when out of memory. */
    bool close_chunk(size_t chunk_bytes) { return used - chunk_start < chunk_bytes || push_end(); }
    bool push_end();
    void release();
};

struct Chunk;

/* Memory of inward values, freed in stack order: a call inside a callback ends before the call around it. */
struct Arena {
    Chunk *chunk = nullptr;
    char *at = nullptr;
    char *end = nullptr;

    /* `bytes` bytes aligned to 16, not zeroed; NULL when out of memory. */
    void *alloc(size_t bytes) {
        size_t rounded = (bytes + 15) & ~static_cast<size_t>(15);
        if (rounded < bytes || rounded > static_cast<size_t>(end - at)) return alloc_slow(bytes);
        void *out = at;
        at += rounded;
        return out;
    }
    void *alloc_slow(size_t bytes);
    void reset(Chunk *mark_chunk, char *mark_at) {
        if (chunk != mark_chunk) drop_to(mark_chunk);
        at = mark_at;
    }
    void drop_to(Chunk *mark);
    /* Makes the chunk that stays; false when out of memory. */
    bool prime();
    void release();
};

/* JavaScript exceptions that travel inside native errors, by number; see origin.cc. */
struct Origins;

/* State of one package in one JavaScript thread. */
struct Thread {
    char *flat = nullptr;
    char *stream = nullptr;
    size_t stream_slots = 0;
    Pool spill; /* outward stream that did not fit */
    Pool latin; /* outward text, ASCII */
    Pool wide;  /* outward text, UTF-16 */
    Arena arena;
    ftk_error *error = nullptr; /* of the last failed call, owned */
    napi_env env = nullptr;
    Origins *origins = nullptr;

    uint32_t header(Word word) const { return load<uint32_t>(flat, word); }
    void set_header(Word word, uint32_t value) { store<uint32_t>(flat, word, value); }
};

/* One native function of a package, and the package itself: constant data of the generated addon. */
struct Function {
    const char *name;
    napi_callback call;
};

struct Package {
    const char *prefix;
    const char *symbol;   /* of the provider: <prefix>_get_api */
    const ftk_need *need; /* what this addon was built against */
    ftk_get_api linked;   /* the provider inside the addon, or NULL: it has to be loaded */
    std::atomic<const ftk_api *> *table;
    Thread **(*thread)(); /* the thread-local state */
    const Function *functions;
    size_t function_count;
};

/* Adds the package to `exports` as an object under its prefix; connects the linked provider. A JavaScript exception is pending on failure. */
napi_value add_package(napi_env env, napi_value exports, const Package &package);

/* Ends a successful call. */
inline napi_value done(Thread *t) {
    t->set_header(STATUS, 0);
    return nullptr;
}

/* Ends a failed call: keeps the error (NULL: the status alone says it) for JavaScript to fetch. Takes over the reference. */
napi_value fail(Thread *t, int32_t status, ftk_error *error);
/* The same with a text that names what went wrong. */
napi_value fail_text(Thread *t, int32_t status, const char *text);

/* The runtime's error for an exception that a callback threw: JavaScript keeps the exception itself under the number `origin`, or sent 0.
 * Takes over `init->cause` and `init->payload_owner`. Never NULL. */
ftk_error *make_error(Thread *t, ftk_error_init *init, uint32_t origin);
/* The number of the exception behind an error when this thread threw it, else 0. */
uint32_t origin_of(Thread *t, const ftk_error *error);

/* Valid UTF-8 to UTF-16, checked on the way; `out` holds at least `len` units. SIZE_MAX when it is not valid. */
size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out);
/* UTF-16 to UTF-8; `out` holds 3 * len bytes. SIZE_MAX at a lone surrogate. */
size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out);
/* Narrows `len` units to bytes while they are ASCII; returns how many were (len: all). */
size_t narrow_ascii(const char16_t *ptr, size_t len, char *out);
/* 1 when all bytes are ASCII. */
bool is_ascii(const char *ptr, size_t len);

/* A text as a JavaScript string. NULL and a failed call (contract, memory) when it is not UTF-8. */
napi_value make_string(napi_env env, Thread *t, const char *ptr, size_t len);

/* ------------------------------------------------------------------ inward */

/* One call with inward values: memory until its end, the joined text, and the cursor in the stream. */
class Reader {
  public:
    /* `keep`: values must outlive the call (results of callbacks, payloads of errors) and are made in it; NULL otherwise. */
    explicit Reader(Thread *thread, ftk_arena *keep = nullptr)
        : at(thread->stream + static_cast<size_t>(thread->header(BASE)) * 8),
          t_(thread),
          keep_(keep),
          chunk_(thread->arena.chunk),
          mark_(thread->arena.at) {}
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    ~Reader() { t_->arena.reset(chunk_, mark_); }

    /* Why the last method returned false or NULL. */
    int32_t status = 0;
    /* Next byte of the stream. */
    const char *at;

    /* The fixed part of the next value: `slots` slots. */
    const char *take(size_t slots) {
        const char *out = at;
        at += slots * 8;
        return out;
    }
    /* Fetches the joined text of this call. False: not a string, or out of memory. */
    bool open_text(napi_env env, napi_value value);
    /* The next piece of it, as UTF-8. False: a lone surrogate, or out of memory. */
    bool text(uint32_t units, ftk_str *out) {
        if (FTK_LIKELY(units16_ == nullptr && keep_ == nullptr)) {
            out->ptr = bytes_;
            out->len = units;
            bytes_ += units;
            return true;
        }
        return text_slow(units, out);
    }
    /* `count` elements for the call, not zeroed; never NULL for count 0. NULL when out of memory. */
    template <typename T>
    T *array(size_t count) {
        static_assert(alignof(T) <= 16, "arena alignment");
        if (count > SIZE_MAX / 2 / sizeof(T)) return no_memory<T>();
        void *out = FTK_LIKELY(keep_ == nullptr) ? t_->arena.alloc(count == 0 ? 1 : count * sizeof(T))
                                                 : ftk_arena_array(keep_, count, sizeof(T), alignof(T));
        return out == nullptr ? no_memory<T>() : static_cast<T *>(out);
    }
    template <typename T>
    T *one() {
        return array<T>(1);
    }
    /* `count` packed elements that lie in the stream, in place. */
    template <typename T>
    const T *packed(size_t count) {
        const char *out = at;
        at += (count * sizeof(T) + 7) & ~static_cast<size_t>(7);
        return reinterpret_cast<const T *>(out);
    }
    /* The same, copied out: for calls whose callbacks may use the scratch again. */
    template <typename T>
    const T *copied(size_t count) {
        const T *from = packed<T>(count);
        T *out = array<T>(count);
        if (out != nullptr && count != 0) std::memcpy(out, from, count * sizeof(T));
        return out;
    }
    bool refuse(int32_t why) {
        status = why;
        return false;
    }

  private:
    template <typename T>
    T *no_memory() {
        status = FTK_E_NO_MEMORY;
        return nullptr;
    }
    bool text_slow(uint32_t units, ftk_str *out);

    Thread *t_;
    ftk_arena *keep_;
    Chunk *chunk_;
    char *mark_;
    const char *bytes_ = nullptr;
    const char16_t *units16_ = nullptr;
};

/* ------------------------------------------------------------------ outward */

/* Writes one outward value into the stream of the thread. After a method failed, `status` says why and the rest is void. */
class Writer {
  public:
    explicit Writer(Thread *thread) : t_(thread) {
        at_ = t_->stream + static_cast<size_t>(t_->header(BASE)) * 8;
        end_ = t_->stream + t_->stream_slots * 8;
        start_ = at_;
        t_->latin.clear();
        t_->wide.clear();
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    int32_t status = 0;

    /* The fixed part of the next value, or packed elements: valid until the next take. NULL when out of memory. */
    char *take(size_t slots) {
        if (FTK_UNLIKELY(slots > static_cast<size_t>(end_ - at_) / 8)) {
            if (!grow(slots)) return nullptr;
        }
        char *out = at_;
        at_ += slots * 8;
        return out;
    }
    /* Appends a text and gives its length word in *out. False: not UTF-8 (contract), or out of memory. */
    bool text(const char *ptr, size_t len, uint32_t *out) {
        Pool &pool = t_->latin;
        if (FTK_UNLIKELY(len > 0x7fffffffu || !pool.reserve(len))) return refuse(FTK_E_NO_MEMORY);
        if (FTK_UNLIKELY(!copy_ascii(ptr, len, pool.ptr + pool.used))) return text_wide(ptr, len, out);
        pool.used += len;
        *out = static_cast<uint32_t>(len);
        return FTK_LIKELY(pool.close_chunk(CHUNK)) || refuse(FTK_E_NO_MEMORY);
    }
    bool text(ftk_str value, uint32_t *out) { return text(value.ptr, value.len, out); }
    /* `count` elements of `size` bytes, packed. */
    bool packed(const void *ptr, size_t count, size_t size) {
        size_t bytes = count * size;
        char *out = take((bytes + 7) / 8);
        if (out == nullptr) return false;
        if (bytes != 0) std::memcpy(out, ptr, bytes);
        return true;
    }
    /* A count as a word; lists beyond 2^32-1 elements do not fit into JavaScript. */
    bool count(size_t n, uint32_t *out) {
        *out = static_cast<uint32_t>(n);
        return n <= 0xffffffffu || refuse(FTK_E_RANGE);
    }
    /* Ends the value: header words, and the first chunk of the joined text (NULL when there is none). */
    napi_value finish(napi_env env);
    bool refuse(int32_t why) {
        status = why;
        return false;
    }

  private:
    /* Copies a text; false when a byte is not ASCII. */
    static bool copy_ascii(const char *ptr, size_t len, char *out) {
        if (len >= 8) {
            uint64_t bits = 0;
            size_t last = len - 8;
            for (size_t i = 0; i < last; i += 8) bits |= copy<uint64_t>(ptr + i, out + i);
            bits |= copy<uint64_t>(ptr + last, out + last);
            return (bits & 0x8080808080808080u) == 0;
        }
        if (len >= 4) {
            uint32_t bits = copy<uint32_t>(ptr, out) | copy<uint32_t>(ptr + len - 4, out + len - 4);
            return (bits & 0x80808080u) == 0;
        }
        unsigned bits = 0;
        for (size_t i = 0; i < len; i++) bits |= copy<uint8_t>(ptr + i, out + i);
        return bits < 0x80;
    }
    template <typename T>
    static T copy(const char *from, char *to) {
        T word;
        std::memcpy(&word, from, sizeof word);
        std::memcpy(to, &word, sizeof word);
        return word;
    }
    bool text_wide(const char *ptr, size_t len, uint32_t *out);
    bool grow(size_t slots);

    Thread *t_;
    char *at_;
    char *end_;
    char *start_;
    bool spilled_ = false;
};

}  // namespace ftk_node

#endif
