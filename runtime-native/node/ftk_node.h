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
    ORIGIN = 4, /* number of the exception that a callback threw */
    MESSAGE = 5, /* units of its message, which is the first piece of the joined text */
    RECENT = 6, /* recent texts that JavaScript has taken up, counted */
    FRAME = 8   /* first word of the frame */
};

/* Value of TEXT when the two-byte text has to be asked for. */
constexpr uint32_t SEPARATE = 0xffffffffu;
/* Bit of a length word: the piece lies in the two-byte text. */
constexpr uint32_t WIDE = 0x80000000u;
/* A short text that came before is not sent again: JavaScript has it under a number. The word is KNOWN | number. The second time a text is
 * seen it is sent with KEEP | number << 8 | length, and JavaScript takes it up. */
constexpr uint32_t KEEP = 0x40000000u;
constexpr uint32_t KNOWN = 0x60000000u;
constexpr size_t RECENT_BYTES = 12;
constexpr size_t RECENT_COUNT = 256;
/* Bit of a count of bytes: they were not copied, and lie in the typed array of the number beside it. */
constexpr uint32_t LENT = 0x80000000u;
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

/* A resource handle as it lies in scratch: two words. They are loaded as JavaScript stored them, one by one: a load that spans two fresh
 * stores waits for both to reach memory. */
template <typename T>
inline T *load_handle(const void *at, size_t word) {
    uint32_t low = load<uint32_t>(at, word);
#if defined(__GNUC__)
    __asm__("" : "+r"(low)); /* or the compiler makes one load of the two */
#endif
    uint64_t bits = low | static_cast<uint64_t>(load<uint32_t>(at, word + 1)) << 32;
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

/* A short ASCII text that was sent lately: all its bytes, in two overlapping words. */
struct Recent {
    uint64_t first;
    uint64_t last;
    uint8_t len;
    uint8_t credit; /* hits that protect a known text from being replaced */
    bool known;     /* JavaScript has it */
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
    ftk_error *cause = nullptr; /* inner error of one that is being thrown, owned */
    napi_env env = nullptr;
    napi_ref lent = nullptr; /* JavaScript's list of the byte arrays that a call lends */
    Origins *origins = nullptr;
    bool mixed = false; /* the last long text was not ASCII */
    uint32_t kept = 0; /* texts sent with KEEP; JavaScript counts those it took up in RECENT */
    Recent recent[RECENT_COUNT] = {};

    char *frame() const { return flat + FRAME * 4; }
    uint32_t header(Word word) const { return load<uint32_t>(flat, word); }
    void set_header(Word word, uint32_t value) { store<uint32_t>(flat, word, value); }
};

/* Finds the state of the first JavaScript thread by its thread pointer: thread-local memory of a library that was loaded costs a call.
 * Other threads, and machines without a register for it, use that memory. */
struct Home {
    std::atomic<uintptr_t> thread{0};
    Thread *state = nullptr; /* only its own thread looks at it */

#if defined(FTK_THREAD_POINTER_ASM)
    bool is_here() const { return thread.load(std::memory_order_relaxed) == ftk_thread_pointer(); }
    /* Takes the calling thread in, unless there is one. */
    void enter(Thread *t) {
        uintptr_t none = 0;
        if (thread.compare_exchange_strong(none, ftk_thread_pointer(), std::memory_order_acquire)) state = t;
    }
    /* The calling thread ends. */
    void leave() {
        if (!is_here()) return;
        state = nullptr;
        thread.store(0, std::memory_order_release);
    }
#else
    bool is_here() const { return false; }
    void enter(Thread *) {}
    void leave() {}
#endif
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
    Home *home;
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
/* The provider has to be loaded first. */
napi_value fail_not_loaded(Thread *t);
/* The provider is older than the function. */
napi_value fail_unavailable(Thread *t, const char *what);
/* The provider returned what is not a value of its type. */
napi_value fail_breach(Thread *t);
/* A callback was called from another thread than that of its call, or ran out of memory. */
int32_t fail_thread(ftk_error **err);
int32_t fail_memory(ftk_error **err);

/* The real arguments of a call; false when there are fewer than `count`. */
inline bool arguments(napi_env env, napi_callback_info info, napi_value *values, size_t count) {
    return napi_get_cb_info(env, info, &count, values, nullptr, nullptr) == napi_ok;
}

/* Element `index` of growable records. */
template <typename T>
inline const T *row(const T *first, size_t index, uint32_t stride) {
    return reinterpret_cast<const T *>(reinterpret_cast<const char *>(first) + index * stride);
}

inline bool differs(ftk_str a, ftk_str b) { return a.len != b.len || (a.len != 0 && std::memcmp(a.ptr, b.ptr, a.len) != 0); }

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

/* Handles of Node-API that live until the end of one callback. */
class HandleScope {
  public:
    explicit HandleScope(napi_env env) : env_(env) { napi_open_handle_scope(env, &scope_); }
    HandleScope(const HandleScope &) = delete;
    HandleScope &operator=(const HandleScope &) = delete;
    ~HandleScope() { napi_close_handle_scope(env_, scope_); }

  private:
    napi_env env_;
    napi_handle_scope scope_ = nullptr;
};

class ServedCall;

/* One callback of one call: its context, on the stack of the call. */
struct Callback {
    napi_env env;
    Thread *thread;
    uint32_t base; /* first slot of the stream that it may use */
    napi_value thunk;
    napi_value function;
    ServedCall *served = nullptr; /* its call, when another thread makes it */
    bool any_thread = false;      /* not only that thread may call */
    bool ended = false;           /* the call is over; under the lock of those who ask */

    /* Whether an optional callback was given. */
    bool exists() const;
    /* Claims the stream behind the arguments of the call. */
    void begin() { thread->set_header(BASE, base); }
    /* Calls the thunk with the user's function and the joined text. 0, or the status that it left in the header. */
    int32_t call(napi_value text, napi_value *result);
};

/* The native error for what a callback threw; `text` is what its thunk returned. Gives back `status`, or FTK_E_NO_MEMORY. */
int32_t raise(Thread *t, int32_t status, napi_value text, ftk_error **err);
class Reader;
class Writer;
/* The same for a callback that declares errors: `read` makes the payload of a code. */
int32_t raise_declared(Thread *t, int32_t status, napi_value text, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload),
                       ftk_error **err);
/* Makes an error that will be the cause of the next one that is thrown. */
napi_value keep_cause(napi_env env, napi_callback_info info, Thread *t, int32_t (*make)(Thread *, int32_t, napi_value, ftk_error **));
/* Puts the payload of the current error into the stream. */
napi_value put_payload(napi_env env, Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload));

/* An unknown case that JavaScript holds: the value, and what keeps it alive. */
struct Unknown {
    ftk_variant value;
    ftk_owner *owner;
};

/* The runtime's error for an exception that a callback threw: JavaScript keeps the exception itself under the number `origin`, or sent 0.
 * Takes over `init->cause` and `init->payload_owner`. Never NULL. Its status is FTK_E_NO_MEMORY when the exception cannot be kept. */
ftk_error *make_error(Thread *t, ftk_error_init *init, uint32_t origin);
/* The number of the exception behind an error when this thread threw it, else 0. */
uint32_t origin_of(Thread *t, const ftk_error *error);

/* Valid UTF-8 to UTF-16, checked on the way; `out` holds at least `len` units. SIZE_MAX when it is not valid. */
size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out);
/* What `utf16_to_utf8` may write behind its result. */
constexpr size_t TEXT_SLACK = 16;
/* UTF-16 to UTF-8; `out` holds 3 * len + TEXT_SLACK bytes. SIZE_MAX at a lone surrogate. */
size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out);
/* Narrows `len` units to bytes while they are ASCII; returns how many were (len: all). */
size_t narrow_ascii(const char16_t *ptr, size_t len, char *out);
/* ASCII to UTF-16. */
void widen_ascii(const char *ptr, size_t len, char16_t *out);
/* 1 when all bytes are ASCII. */
bool is_ascii(const char *ptr, size_t len);

/* A text as a JavaScript string. NULL and a failed call (contract, memory) when it is not UTF-8. */
napi_value make_string(napi_env env, Thread *t, const char *ptr, size_t len);

/* ------------------------------------------------------------------ inward */

/* One call with inward values: memory until its end, the joined text, and the cursor in the stream. */
class Reader {
  public:
    /* `api`: the provider's table, whose version late values are held against; NULL when the reader is younger than the value.
     * `copy`: the call has callbacks, which may use the scratch again. `keep`: values must outlive the call and are made in it. */
    Reader(Thread *thread, const ftk_api *api, bool copy = false, ftk_arena *keep = nullptr)
        : at(thread->stream + static_cast<size_t>(thread->header(BASE)) * 8),
          t_(thread),
          api_(api),
          keep_(keep),
          copy_(copy || keep != nullptr),
          chunk_(thread->arena.chunk),
          mark_(thread->arena.at) {}
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    ~Reader() { t_->arena.reset(chunk_, mark_); }

    /* Next byte of the stream. */
    const char *at;

    /* The fixed part of the next value: `slots` slots. */
    const char *take(size_t slots) {
        const char *out = at;
        at += slots * 8;
        return out;
    }
    /* Slot that follows what was read. */
    uint32_t slot() const { return static_cast<uint32_t>((at - t_->stream) / 8); }
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
        return keep_ == nullptr ? text_wide(units, out) : text_kept(units, out);
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
    /* A count and that many packed elements: in place, or copied out when callbacks may use the scratch. */
    template <typename T>
    bool items(const T **ptr, size_t *len) {
        size_t count = load<uint32_t>(take(1), 0);
        const char *from = take((count * sizeof(T) + 7) / 8);
        *len = count;
        *ptr = reinterpret_cast<const T *>(from);
        if (FTK_LIKELY(!copy_)) return true;
        T *out = array<T>(count);
        if (out != nullptr && count != 0) std::memcpy(out, from, count * sizeof(T));
        *ptr = out;
        return out != nullptr;
    }
    /* Bytes, which may also lie in the array that JavaScript lends for the call. */
    bool items(const uint8_t **ptr, size_t *len) {
        if (FTK_UNLIKELY((load<uint32_t>(at, 0) & LENT) != 0)) return lent_bytes(ptr, len);
        return items<uint8_t>(ptr, len);
    }
    /* The same for elements that the provider may change. */
    template <typename T>
    bool mutable_items(const T **ptr, size_t *len) {
        size_t offset = static_cast<size_t>(at - t_->stream) + 8;
        return items(ptr, len) && (!copy_ || remember(*ptr, *len * sizeof(T), offset));
    }
    /* A count and that many texts. */
    bool texts(const ftk_str **ptr, size_t *len);
    /* A length or index of this machine. */
    bool size(uint64_t value, size_t *out) {
        *out = static_cast<size_t>(value);
        return *out == value || refuse(FTK_E_RANGE);
    }
    bool size(int64_t value, ptrdiff_t *out) {
        *out = static_cast<ptrdiff_t>(value);
        return *out == value || refuse(FTK_E_RANGE);
    }
    /* A case that this version does not know, which came from the same package. */
    bool unknown(ftk_variant *out);
    bool at_least(uint32_t major, uint32_t minor, uint32_t patch) const { return api_ == nullptr || ftk_api_at_least(api_, major, minor, patch) != 0; }
    /* A late field has a value that the older provider would lose. False. */
    bool unavailable(const char *what);
    bool refuse(int32_t why) {
        status_ = why;
        return false;
    }
    /* Why a method returned false or NULL. */
    int32_t status() const { return status_; }
    /* Copies changed elements back into the stream, once the call is over. */
    void put_back();
    /* Ends the call with the reason of the refusal. */
    napi_value fail();
    int32_t fail(ftk_error **err);

  private:
    struct Changed;

    template <typename T>
    T *no_memory() {
        status_ = FTK_E_NO_MEMORY;
        return nullptr;
    }
    bool lent_bytes(const uint8_t **ptr, size_t *len);
    bool text_wide(uint32_t units, ftk_str *out);
    bool text_kept(uint32_t units, ftk_str *out);
    bool remember(const void *ptr, size_t bytes, size_t offset);

    Thread *t_;
    const ftk_api *api_;
    ftk_arena *keep_;
    bool copy_;
    int32_t status_ = 0;
    const char *what_ = nullptr;
    Changed *changed_ = nullptr;
    Chunk *chunk_;
    char *mark_;
    const char *bytes_ = nullptr;
    const char16_t *units16_ = nullptr;
    char *room_ = nullptr; /* for pieces that are not ASCII */
};

/* ------------------------------------------------------------------ outward */

/* Writes one outward value into the stream of the thread. After a method returned false or NULL the rest is void. */
class Writer {
  public:
    /* `owner`: what keeps the value alive, for unknown cases that outlive the call. `takes`: handles are taken out of the value; false in
     * callbacks, whose arguments the provider may not have in memory of its own. */
    explicit Writer(Thread *thread, ftk_owner *owner = nullptr, bool takes = true) : t_(thread), owner_(owner), takes_(takes) {
        at_ = t_->stream + static_cast<size_t>(t_->header(BASE)) * 8;
        end_ = t_->stream + t_->stream_slots * 8;
        start_ = at_;
        t_->latin.clear();
        t_->wide.clear();
        if (FTK_UNLIKELY(t_->kept != t_->header(RECENT))) forget_recent();
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    ~Writer() {
        if (FTK_UNLIKELY(taken_ != nullptr)) t_->arena.reset(chunk_, mark_);
    }

    /* The fixed part of the next value, or packed elements: valid until the next take. NULL when out of memory. */
    char *take(size_t slots) {
        if (FTK_UNLIKELY(slots > static_cast<size_t>(end_ - at_) / 8)) {
            if (!grow(slots)) return nullptr;
        }
        char *out = at_;
        at_ += slots * 8;
        return out;
    }
    /* Appends a text and puts its length word at `word` behind `to`. False: not UTF-8 (contract), or out of memory. */
    bool text(ftk_str value, char *to, size_t word) {
        if (value.len - 1 < RECENT_BYTES) return text_short(value, to, word);
        Pool &pool = t_->latin;
        if (FTK_UNLIKELY(value.len >= KEEP || !pool.reserve(value.len))) return refuse(FTK_E_NO_MEMORY);
        if (FTK_UNLIKELY(value.ptr == nullptr && value.len != 0)) return breach();
        if (FTK_UNLIKELY(!copy_ascii(value.ptr, value.len, pool.ptr + pool.used))) return text_wide(value, to, word);
        pool.used += value.len;
        store<uint32_t>(to, word, static_cast<uint32_t>(value.len));
        return FTK_LIKELY(pool.close_chunk(CHUNK)) || refuse(FTK_E_NO_MEMORY);
    }
    /* A count, in a slot of its own; lists beyond 2^32-1 elements do not fit into JavaScript. */
    bool count(size_t n) {
        char *out = take(1);
        if (out == nullptr) return false;
        store<uint32_t>(out, 0, static_cast<uint32_t>(n));
        return n <= 0xffffffffu || refuse(FTK_E_RANGE);
    }
    /* `n` elements of `size` bytes as they lie. */
    bool packed(const void *ptr, size_t n, size_t size) {
        char *out = take((n * size + 7) / 8);
        if (out == nullptr) return false;
        if (n != 0) std::memcpy(out, ptr, n * size);
        return true;
    }
    /* A count and that many elements. */
    template <typename T>
    bool items(const T *ptr, size_t n) {
        if (ptr == nullptr && n != 0) return breach();
        return count(n) && packed(ptr, n, sizeof(T));
    }
    bool texts(const ftk_str *ptr, size_t n);
    /* A handle; it is taken out of `*slot` when the value is complete. */
    template <typename T>
    bool handle(T *const *slot, char *to, size_t word) {
        store_handle(to, word, *slot);
        return !takes_ || *slot == nullptr || remember(const_cast<void **>(reinterpret_cast<void *const *>(slot)));
    }
    /* A case that this version does not know. */
    bool unknown(const ftk_variant *value);
    /* Ends the value: header words, and the first chunk of the joined text (NULL when there is none). */
    napi_value finish(napi_env env);
    bool refuse(int32_t why) {
        status_ = why;
        return false;
    }
    bool breach() { return refuse(FTK_E_CONTRACT); }
    napi_value fail();
    int32_t fail(ftk_error **err);

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
    bool text_short(ftk_str value, char *to, size_t word);
    bool text_wide(ftk_str value, char *to, size_t word);
    void forget_recent();
    bool remember(void **slot);
    bool grow(size_t slots);

    Thread *t_;
    ftk_owner *owner_;
    bool takes_;
    int32_t status_ = 0;
    void ***taken_ = nullptr; /* slots of handles, in the arena of the thread until the call ends */
    size_t taken_count_ = 0;
    size_t taken_room_ = 0;
    Chunk *chunk_ = nullptr;
    char *mark_ = nullptr;
    char *at_;
    char *end_;
    char *start_;
    bool spilled_ = false;
};

}  // namespace ftk_node

/* The end of a generated addon. An addon of several packages defines FTK_NODE_COMBINED for each and adds them itself. */
#if defined(FTK_NODE_COMBINED)
#define FTK_NODE_PACKAGE(prefix, package) \
    extern const ftk_node::Package *const prefix##_node_package; \
    const ftk_node::Package *const prefix##_node_package = &package;
#else
#define FTK_NODE_PACKAGE(prefix, package) \
    NAPI_MODULE_INIT() { return ftk_node::add_package(env, exports, package); }
#endif

#endif
