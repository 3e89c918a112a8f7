/* What a generated JNI library is made of: the scratch memory that Java and native code share, and the readers and writers over it.
 * Hot paths are inline and make no JNI call. Rare paths are in the .cc files beside this one. C++17, no exceptions, JNI 1.6 only.
 *
 * Each Java thread has, per package, three direct buffers that Java made:
 *   flat    header of four slots, then the frame of the call: what has a fixed size, at fixed places. Never moves.
 *   stream  everything else, depth first: for each record, list or payload its fixed part, then its children. Grows.
 *   text    inward: all text of the crossing as UTF-16, piece behind piece. Outward: each piece as ASCII, or as UTF-16 at an even offset. Grows.
 * A slot is 8 bytes, a word 4. */
#ifndef FTK_JNI_H
#define FTK_JNI_H

#include <ftk/ftk.h>
#include <jni.h>

#include <atomic>
#include <cstring>

namespace ftk_jni {

/* Words of the header of the flat buffer. */
enum Word : size_t {
    STATUS = 0,     /* of the last call */
    BASE = 1,       /* first slot of the stream that this call may use */
    TEXT = 2,       /* inward: units of the text; outward: its bytes */
    SPILL = 3,      /* outward: slots that did not fit and wait for a larger stream; 0 when all is there */
    SPILL_TEXT = 4, /* outward: bytes of text that wait for a larger buffer; 0 when all is there */
    MESSAGE = 5,    /* units of the message of a thrown exception, which is the first piece of text */
    FRAME = 8       /* first word of the frame */
};

/* Bit of a length word: the piece is UTF-16 and the word counts its units. */
constexpr uint32_t WIDE = 0x80000000u;
constexpr size_t LONGEST = 0x7fffffffu;

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

/* A resource handle as Java holds it: the bits of the pointer. */
template <typename T>
inline T *to_handle(jlong bits) {
    return reinterpret_cast<T *>(static_cast<uintptr_t>(bits));
}

inline jlong from_handle(const void *handle) { return static_cast<jlong>(reinterpret_cast<uintptr_t>(handle)); }

/* The same in scratch, at a word. */
template <typename T>
inline T *load_handle(const void *at, size_t word) {
    jlong bits;
    std::memcpy(&bits, static_cast<const char *>(at) + word * 4, sizeof bits);
    return to_handle<T>(bits);
}

inline void store_handle(void *at, size_t word, const void *handle) {
    jlong bits = from_handle(handle);
    std::memcpy(static_cast<char *>(at) + word * 4, &bits, sizeof bits);
}

/* Growing memory for what did not fit into a buffer of Java. Given back as soon as it was fetched. */
struct Pool {
    char *ptr = nullptr;
    size_t size = 0; /* bytes allocated */
    size_t used = 0; /* bytes */

    /* Room for `bytes` more; false when out of memory. */
    bool reserve(size_t bytes);
    void release();
};

struct Chunk;

/* Memory of inward values, freed in stack order: a call inside a callback ends before the call around it. */
struct Arena {
    Chunk *chunk = nullptr;
    Chunk *spare = nullptr; /* waits for the next large value */
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
    void give_back(Chunk *gone);
    /* Makes the chunk that stays; false when out of memory. */
    bool prime();
    void release();
};

/* State of one package in one Java thread; Java passes its address to each call. */
struct Thread {
    char *flat = nullptr;
    char *stream = nullptr;
    size_t stream_slots = 0;
    char *text = nullptr;
    size_t text_bytes = 0;
    Pool spill;      /* outward stream that did not fit */
    Pool spill_text; /* outward text that did not fit */
    Arena arena;
    ftk_error *error = nullptr; /* of the last failed call, owned */
    ftk_error *cause = nullptr; /* inner error of one that is being thrown, owned */
    jobject thrown = nullptr;   /* what a callback threw, a global reference on its way into a native error */

    char *frame() const { return flat + FRAME * 4; }
    uint32_t header(Word word) const { return load<uint32_t>(flat, word); }
    void set_header(Word word, uint32_t value) { store<uint32_t>(flat, word, value); }
};

inline Thread *to_thread(jlong address) { return reinterpret_cast<Thread *>(static_cast<uintptr_t>(address)); }

/* The static method of a package's Bridge that throws what a call failed with. Set when the library is loaded, kept for its life. */
struct Thrower {
    jclass bridge;
    jmethodID method;
};

/* A package: constant data of its generated library. */
struct Package {
    const char *prefix;
    const char *symbol;   /* of the provider: <prefix>_get_api */
    const char *folder;   /* of its internal classes: acme/shop/ftk */
    const ftk_need *need; /* what this library was built against */
    ftk_get_api linked;   /* the provider inside the library, or NULL: it has to be loaded */
    std::atomic<const ftk_api *> *table;
    const JNINativeMethod *functions;
    size_t function_count;
    Thrower *thrower;
    jclass *natives;          /* where the class of the native methods is kept, with a global reference */
    const char *const *calls; /* names of the static methods of that class through which callbacks are called */
    jmethodID *methods;       /* their ids, in the same order */
    size_t call_count;
    jmethodID *enter;         /* of the method that finds the scratch of a thread; NULL when no callback may be called on any thread */
};

/* Connects the provider that the library contains; 0 too when it contains none. */
int32_t link_provider(const Package &package, ftk_error **err);

/* Registers the native methods of packages; what JNI_OnLoad returns. A Java exception may be pending on failure. */
jint load_packages(JavaVM *vm, const Package *const *packages, size_t count);

/* The environment of this thread, which is attached as a daemon under its own name if need be, and detached when it ends. `fresh`: whether it was
 * attached just now. NULL when that fails. */
JNIEnv *attached(bool *fresh = nullptr);

/* Ends a successful call. */
inline jint done(Thread *t) {
    t->set_header(STATUS, 0);
    return 0;
}

/* Ends a failed call: keeps the error (NULL: the status alone says it) for Java to fetch. Takes over the reference. Gives back `status`. */
jint fail(Thread *t, int32_t status, ftk_error *error);
/* The same with a text that names what went wrong. */
jint fail_text(Thread *t, int32_t status, const char *text);
/* The provider has to be loaded first. */
jint fail_not_loaded(Thread *t, const Package &package);
/* The provider is older than the function. */
jint fail_unavailable(Thread *t, const char *what);
/* The provider returned what is not a value of its type. */
jint fail_breach(Thread *t);

/* What a call failed with that does not use the scratch. Owns the error; NULL: the status alone says it. */
struct Failure {
    int32_t status;
    ftk_error *error;
};

/* The same reasons as above. */
Failure not_loaded(const Package &package);
Failure unavailable(const char *what);
Failure breach();

/* A failure as a negative word, which owns the error. Java gives it to Scratch.failure. */
jlong failed_word(Failure failure);
/* Throws the failure in Java; the native method returns at once. */
void throw_failure(JNIEnv *env, const Package &package, Failure failure);

/* A result of at most 32 bits as a word that is not negative. */
template <typename T>
inline jlong word(T value) {
    return static_cast<jlong>(static_cast<uint32_t>(value));
}

inline jlong word(float value) {
    uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return word(bits);
}

/* A callback was called from another thread than that of its call, or ran out of memory. */
int32_t fail_thread(ftk_error **err);
int32_t fail_memory(ftk_error **err);

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

/* The scratch of one call that has callbacks: native code may be called on the thread of the call only. */
struct Callback {
    JNIEnv *env;
    Thread *thread;
    uint32_t base;    /* first slot of the stream that it may use */
    jobject function; /* local reference of the call */
    const void *mark; /* of the thread of the call */

    bool is_here() const;
    /* Claims the stream behind the arguments of the call. */
    void begin() { thread->set_header(BASE, base); }
    /* Calls the static method with the scratch and the user's function. 0, or the status of what it threw. */
    int32_t call(jclass type, jmethodID method);
};

/* One callback of one call that native code may call on any thread. Its end waits for those that run; later ones get FTK_E_EXPIRED. */
class SharedCallback {
  public:
    /* `function` is NULL for none. */
    SharedCallback(JNIEnv *env, jobject function);
    SharedCallback(const SharedCallback &) = delete;
    SharedCallback &operator=(const SharedCallback &) = delete;
    ~SharedCallback();

    /* Memory was lacking. */
    bool failed() const { return failed_; }
    /* What crosses; NULL for none. */
    void *context() const { return context_; }
    /* A global reference. */
    jobject function() const { return function_; }

  private:
    JNIEnv *env_;
    jobject function_ = nullptr;
    void *context_ = nullptr;
    bool failed_ = false;
};

/* One call of it, on whatever thread: a native one is attached first. The stream of that thread is claimed behind what lies in it. */
class SharedCall {
  public:
    /* `enter`: the method of `natives` that finds the scratch of a thread. */
    SharedCall(void *context, jclass natives, jmethodID enter);
    SharedCall(const SharedCall &) = delete;
    SharedCall &operator=(const SharedCall &) = delete;
    ~SharedCall() {
        if (entered_) ftk_scope_leave(context_);
    }

    bool begun() const { return status_ == FTK_OK; }
    /* Why it did not begin. */
    int32_t refuse(ftk_error **err) const;
    Thread *thread() const { return callback_.thread; }
    int32_t call(jclass type, jmethodID method) { return callback_.call(type, method); }

  private:
    void *context_;
    bool entered_ = false;
    int32_t status_;
    Callback callback_ = {};
};

/* Address that is another one in each thread. */
const void *thread_mark();

class Reader;
class Writer;
/* The native error for what a callback threw. Gives back `status`. */
int32_t raise(Thread *t, int32_t status, ftk_error **err);
/* The same for a callback that declares errors: `read` makes the payload of a code. */
int32_t raise_declared(Thread *t, int32_t status, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload), ftk_error **err);
/* Makes an error that will be the cause of the next one that is thrown. */
void keep_cause(Thread *t, int32_t (*make)(Thread *, int32_t, ftk_error **));
/* Puts the payload of the current error into the stream. */
jint put_payload(Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload));

/* An unknown case that Java holds: the value, and what keeps it alive. */
struct Unknown {
    ftk_variant value;
    ftk_owner *owner;
};

/* The runtime's error for an exception that a callback threw, which it keeps (`thrown`, a global reference, or NULL).
 * Takes over `thrown`, `init->cause` and `init->payload_owner`. Never NULL. */
ftk_error *make_error(ftk_error_init *init, jobject thrown);
/* The exception behind an error when this library made it: a global reference that stays the error's, else NULL. */
jobject origin_of(const ftk_error *error);

/* Valid UTF-8 to UTF-16, checked on the way; `out` holds at least `len` units. SIZE_MAX when it is not valid. */
size_t utf8_to_utf16(const char *ptr, size_t len, char16_t *out);
/* UTF-16 to UTF-8; `out` holds 3 * len bytes. SIZE_MAX at a lone surrogate. */
size_t utf16_to_utf8(const char16_t *ptr, size_t len, char *out);
/* Narrows `len` units to bytes while they are ASCII; returns how many were (len: all). */
size_t narrow_ascii(const char16_t *ptr, size_t len, char *out);

/* ------------------------------------------------------------------ inward */

/* One call with inward values: memory until its end, the text, and the cursor in the stream. */
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
    /* Narrows the text of this call. False: out of memory. */
    bool open_text() {
        size_t length = t_->header(TEXT);
        const char16_t *units = reinterpret_cast<const char16_t *>(t_->text);
        char *bytes = static_cast<char *>(t_->arena.alloc(length + 1));
        if (FTK_UNLIKELY(bytes == nullptr)) return refuse(FTK_E_NO_MEMORY);
        bytes_ = bytes;
        return FTK_LIKELY(narrow_ascii(units, length, bytes) == length) || open_wide(units, length, bytes);
    }
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
    /* Copies changed elements back into the stream, once the call is over. */
    void put_back();
    /* Ends the call with the reason of the refusal. */
    jint fail();
    int32_t fail(ftk_error **err);

  private:
    struct Changed;

    template <typename T>
    T *no_memory() {
        status_ = FTK_E_NO_MEMORY;
        return nullptr;
    }
    bool open_wide(const char16_t *units, size_t length, char *bytes);
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

/* Writes one outward value into the stream and the text of the thread. After a method returned false or NULL the rest is void. */
class Writer {
  public:
    /* `owner`: what keeps the value alive, for unknown cases that outlive the call. `takes`: handles are taken out of the value; false in
     * callbacks, whose arguments the provider may not have in memory of its own. */
    explicit Writer(Thread *thread, ftk_owner *owner = nullptr, bool takes = true) : t_(thread), owner_(owner), takes_(takes) {
        at_ = t_->stream + static_cast<size_t>(t_->header(BASE)) * 8;
        end_ = t_->stream + t_->stream_slots * 8;
        start_ = at_;
        text_start_ = t_->text;
        text_at_ = text_start_;
        text_end_ = text_start_ + t_->text_bytes;
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
        if (FTK_UNLIKELY(value.len > static_cast<size_t>(text_end_ - text_at_)) && !grow_text(value.len)) return false;
        if (FTK_UNLIKELY(value.ptr == nullptr && value.len != 0)) return breach();
        if (FTK_UNLIKELY(!copy_ascii(value.ptr, value.len, text_at_))) return text_wide(value, to, word);
        text_at_ += value.len;
        store<uint32_t>(to, word, static_cast<uint32_t>(value.len));
        return true;
    }
    /* A count, in a slot of its own; a Java array holds at most 2^31-1 elements. */
    bool count(size_t n) {
        char *out = take(1);
        if (out == nullptr) return false;
        store<uint32_t>(out, 0, static_cast<uint32_t>(n));
        return n <= LONGEST || refuse(FTK_E_RANGE);
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
    /* Ends the value and the call. */
    jint finish() {
        if (FTK_UNLIKELY(taken_count_ != 0)) take_handles();
        t_->set_header(STATUS, 0);
        t_->set_header(TEXT, static_cast<uint32_t>(text_at_ - text_start_));
        if (FTK_UNLIKELY(spilled_ || spilled_text_)) {
            leave_spill();
        } else {
            t_->set_header(SPILL, 0);
            t_->set_header(SPILL_TEXT, 0);
        }
        return 0;
    }
    bool refuse(int32_t why) {
        status_ = why;
        return false;
    }
    bool breach() { return refuse(FTK_E_CONTRACT); }
    jint fail();
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
    bool text_wide(ftk_str value, char *to, size_t word);
    bool remember(void **slot);
    void take_handles();
    void leave_spill();
    bool grow(size_t slots);
    bool grow_text(size_t bytes);

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
    char *text_at_;
    char *text_end_;
    char *text_start_;
    bool spilled_ = false;
    bool spilled_text_ = false;
};

}  // namespace ftk_jni

/* The end of a generated library. A library of several packages defines FTK_JNI_COMBINED for each and loads them itself. */
#if defined(FTK_JNI_COMBINED)
#define FTK_JNI_PACKAGE(prefix, package) \
    extern const ftk_jni::Package *const prefix##_jni_package; \
    const ftk_jni::Package *const prefix##_jni_package = &package;
#else
#define FTK_JNI_PACKAGE(prefix, package) \
    extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *) { \
        const ftk_jni::Package *const all[] = {&package}; \
        return ftk_jni::load_packages(vm, all, 1); \
    }
#endif

#endif
