/* What a generated Node addon is made of: the scratch memory that JavaScript and native code share, and the readers and writers over it, of which
 * ../scratch has what needs no JavaScript. Hot paths are inline and make no Node-API call for numbers, one for text. Rare paths are in the .cc
 * files beside this one. C++17, no exceptions.
 *
 * Each thread of JavaScript has, per package, two buffers that JavaScript made:
 *   flat    header of four slots, then the frame of the call: what has a fixed size, at fixed places. Never moves.
 *   stream  everything else, depth first: for each record, list or payload its fixed part, then its children. Grows.
 * A slot is 8 bytes, a word 4. Text crosses as one joined string per call, its pieces counted in UTF-16 units. */
#ifndef FTK_NODE_H
#define FTK_NODE_H

#include <ftk/ftk.h>
#include <node_api.h>

#include "../scratch/reader.h"
#include "../scratch/writer.h"

namespace ftk_node {

#include "../scratch/names.h"

/* Words of the header of the flat buffer that only this bridge has. Outward, TEXT counts the units before the second half of the joined string, or is SEPARATE. */
constexpr size_t ORIGIN = 4; /* number of the exception that a callback threw */
constexpr size_t RECENT = 6; /* recent texts that JavaScript has taken up, counted */

/* Value of TEXT when the two-byte text has to be asked for. */
constexpr uint32_t SEPARATE = 0xffffffffu;
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

/* Outward text of one kind, in chunks. Kept between calls up to a bound. */
struct TextPool : Pool {
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

/* JavaScript exceptions that travel inside native errors, by number; see origin.cc. */
struct Origins;

/* Most elements of a list, and most bytes of a stream: its slots are counted in a word. */
constexpr size_t MOST_ELEMENTS = 0xffffffffu;
constexpr size_t MOST_BYTES = SIZE_MAX / 4 / 8 < 0xffffffffu ? SIZE_MAX / 4 : static_cast<size_t>(0xffffffffu) * 8;

/* State of one package in one JavaScript thread. */
struct Thread : ftk_scratch::State {
    TextPool latin; /* outward text, ASCII */
    TextPool wide;  /* outward text, UTF-16 */
    napi_env env = nullptr;
    napi_ref lent = nullptr; /* JavaScript's list of the byte arrays that a call lends */
    Origins *origins = nullptr;
    bool mixed = false; /* the last long text was not ASCII */
    uint32_t kept = 0; /* texts sent with KEEP; JavaScript counts those it took up in RECENT */
    Recent recent[RECENT_COUNT] = {};

    Thread() : State(MOST_ELEMENTS, MOST_BYTES) {}
    /* Frees the memory and the errors. */
    void release();
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
inline napi_value fail(Thread *t, int32_t status, ftk_error *error) {
    ftk_scratch::fail(t, status, error);
    return nullptr;
}
/* The same with a text that names what went wrong. */
inline napi_value fail_text(Thread *t, int32_t status, const char *text) {
    ftk_scratch::fail_text(t, status, text);
    return nullptr;
}
/* The provider has to be loaded first. */
inline napi_value fail_not_loaded(Thread *t) {
    ftk_scratch::fail_not_loaded(t);
    return nullptr;
}
/* The provider is older than the function. */
inline napi_value fail_unavailable(Thread *t, const char *what) {
    ftk_scratch::fail_unavailable(t, what);
    return nullptr;
}
/* The provider returned what is not a value of its type. */
inline napi_value fail_breach(Thread *t) {
    ftk_scratch::fail_breach(t);
    return nullptr;
}

/* The real arguments of a call; false when there are fewer than `count`. */
inline bool arguments(napi_env env, napi_callback_info info, napi_value *values, size_t count) {
    return napi_get_cb_info(env, info, &count, values, nullptr, nullptr) == napi_ok;
}

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

/* The runtime's error for an exception that a callback threw: JavaScript keeps the exception itself under the number `origin`, or sent 0.
 * Takes over `init->cause` and `init->payload_owner`. Never NULL. Its status is FTK_E_NO_MEMORY when the exception cannot be kept. */
ftk_error *make_error(Thread *t, ftk_error_init *init, uint32_t origin);
/* The number of the exception behind an error when this thread threw it, else 0. */
uint32_t origin_of(Thread *t, const ftk_error *error);

/* A text as a JavaScript string. NULL and a failed call (contract, memory) when it is not UTF-8. */
napi_value make_string(napi_env env, Thread *t, const char *ptr, size_t len);

/* ------------------------------------------------------------------ inward */

/* One call with inward values: memory until its end, the joined text, and the cursor in the stream. */
class Reader : public ftk_scratch::Reader {
  public:
    Reader(Thread *thread, const ftk_api *api, bool copy = false, ftk_arena *keep = nullptr) : ftk_scratch::Reader(thread, api, copy, keep) {}

    using ftk_scratch::Reader::fail;
    using ftk_scratch::Reader::items;
    using ftk_scratch::Reader::mutable_items;

    /* Fetches the joined text of this call. False: not a string, or out of memory. */
    bool open_text(napi_env env, napi_value value);
    /* Bytes, which may also lie in the array that JavaScript lends for the call. */
    bool items(const uint8_t **ptr, size_t *len) {
        if (FTK_UNLIKELY((load<uint32_t>(at, 0) & LENT) != 0)) return lent_bytes(ptr, len);
        return items<uint8_t>(ptr, len);
    }
    bool mutable_items(const uint8_t **ptr, size_t *len) {
        if (FTK_UNLIKELY((load<uint32_t>(at, 0) & LENT) != 0)) return lent_bytes(ptr, len);
        return mutable_items<uint8_t>(ptr, len);
    }
    /* Ends the call with the reason of the refusal. */
    napi_value fail() {
        ftk_scratch::Reader::fail();
        return nullptr;
    }

  private:
    Thread *thread() const { return static_cast<Thread *>(t_); }
    bool lent_bytes(const uint8_t **ptr, size_t *len);
};

/* ------------------------------------------------------------------ outward */

/* Writes one outward value into the stream of the thread. After a method returned false or NULL the rest is void. */
class Writer : public ftk_scratch::Writer {
  public:
    explicit Writer(Thread *thread, ftk_owner *owner = nullptr, bool takes = true) : ftk_scratch::Writer(thread, owner, takes) {
        thread->latin.clear();
        thread->wide.clear();
        if (FTK_UNLIKELY(thread->kept != thread->header(RECENT))) forget_recent();
    }

    using ftk_scratch::Writer::fail;

    /* Appends a text and puts its length word at `word` behind `to`. False: not UTF-8 (contract), or out of memory. */
    bool text(ftk_str value, char *to, size_t word) {
        if (value.len - 1 < RECENT_BYTES) return text_short(value, to, word);
        TextPool &pool = thread()->latin;
        if (FTK_UNLIKELY(value.len >= KEEP || !pool.reserve(value.len))) return refuse(FTK_E_NO_MEMORY);
        if (FTK_UNLIKELY(value.ptr == nullptr && value.len != 0)) return breach();
        if (FTK_UNLIKELY(!ftk_scratch::copy_ascii(value.ptr, value.len, pool.ptr + pool.used))) return text_wide(value, to, word);
        pool.used += value.len;
        store<uint32_t>(to, word, static_cast<uint32_t>(value.len));
        return FTK_LIKELY(pool.close_chunk(CHUNK)) || refuse(FTK_E_NO_MEMORY);
    }
    bool texts(const ftk_str *ptr, size_t n) { return ftk_scratch::write_texts(*this, ptr, n); }
    /* Ends the value: header words, and the first chunk of the joined text (NULL when there is none). */
    napi_value finish(napi_env env);
    /* Ends the call with the reason of the refusal. */
    napi_value fail() {
        ftk_scratch::Writer::fail();
        return nullptr;
    }

  private:
    Thread *thread() const { return static_cast<Thread *>(t_); }
    bool text_short(ftk_str value, char *to, size_t word);
    bool text_wide(ftk_str value, char *to, size_t word);
    void forget_recent();
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
