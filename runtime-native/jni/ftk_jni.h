/* What a generated JNI library is made of: the scratch memory that Java and native code share, and the readers and writers over it, of which
 * ../scratch has what needs no Java. Hot paths are inline and make no JNI call. Rare paths are in the .cc files beside this one. C++17, no exceptions, JNI 1.6 only.
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

#include "../scratch/reader.h"
#include "../scratch/writer.h"

namespace ftk_jni {

#include "../scratch/names.h"

using ftk_scratch::breach;
using ftk_scratch::fail;
using ftk_scratch::fail_breach;
using ftk_scratch::fail_text;
using ftk_scratch::fail_unavailable;
using ftk_scratch::Failure;
using ftk_scratch::load_handle;
using ftk_scratch::unavailable;

/* Word of the header of the flat buffer that only this bridge has. Outward, TEXT counts the bytes of the text. */
constexpr size_t SPILL_TEXT = 4; /* outward: bytes of text that wait for a larger buffer; 0 when all is there */

/* Most elements of an array, and most bytes of a buffer. */
constexpr size_t LONGEST = 0x7fffffffu;

/* A resource handle as Java holds it: the bits of the pointer. */
template <typename T>
inline T *to_handle(jlong bits) {
    return reinterpret_cast<T *>(static_cast<uintptr_t>(bits));
}

inline jlong from_handle(const void *handle) { return static_cast<jlong>(reinterpret_cast<uintptr_t>(handle)); }

/* State of one package in one Java thread; Java passes its address to each call. */
struct Thread : ftk_scratch::State {
    char *text = nullptr;
    size_t text_bytes = 0;
    Pool spill_text;          /* outward text that did not fit */
    jobject thrown = nullptr; /* what a callback threw, a global reference on its way into a native error */

    Thread() : State(LONGEST, LONGEST) {}
    /* Frees the memory and the errors. */
    void release() {
        spill_text.release();
        State::release();
    }
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

/* The provider has to be loaded first: ends the call as `fail` does, or without the scratch. One that the library contains is connected now. */
jint fail_not_loaded(Thread *t, const Package &package);
Failure not_loaded(const Package &package);

/* A failure as a negative word, which owns the error. Java gives it to Scratch.failure. */
jlong failed_word(Failure failure);
/* Throws the failure in Java; the native method returns at once. It finds the environment itself, so that no call has to keep it for this. */
void throw_failure(const Package &package, Failure failure);
/* The same when the provider has to be loaded first. */
void throw_not_loaded(const Package &package);

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
/* The same for a callback that declares errors: `read` makes the payload of a code. A declared error that cannot be read becomes the reason, and
 * the exception behind it is dropped: thrown again it would say something else. */
int32_t raise_declared(Thread *t, int32_t status, ftk_str domain, bool (*read)(Reader &in, int32_t code, const void **payload), ftk_error **err);
/* Makes an error that will be the cause of the next one that is thrown. */
void keep_cause(Thread *t, int32_t (*make)(Thread *, int32_t, ftk_error **));
/* Puts the payload of the current error into the stream. */
jint put_payload(Thread *t, bool (*write)(Writer &out, int32_t code, const void *payload));

/* The runtime's error for an exception that a callback threw, which it keeps (`thrown`, a global reference, or NULL).
 * Takes over `thrown`, `init->cause` and `init->payload_owner`. Never NULL. */
ftk_error *make_error(ftk_error_init *init, jobject thrown);
/* Ends a global reference to an exception. Any thread. */
void drop_thrown(jobject thrown);
/* The exception behind an error when this library made it: a global reference that stays the error's, else NULL. */
jobject origin_of(const ftk_error *error);

/* ------------------------------------------------------------------ inward */

/* One call with inward values: memory until its end, the text, and the cursor in the stream. */
class Reader : public ftk_scratch::Reader {
  public:
    Reader(Thread *thread, const ftk_api *api, bool copy = false, ftk_arena *keep = nullptr) : ftk_scratch::Reader(thread, api, copy, keep) {}

    /* Narrows the text of this call. False: out of memory. */
    bool open_text() {
        size_t length = t_->header(TEXT);
        const char16_t *units = reinterpret_cast<const char16_t *>(static_cast<Thread *>(t_)->text);
        char *bytes = static_cast<char *>(t_->arena.alloc(length + 1));
        if (FTK_UNLIKELY(bytes == nullptr)) return refuse(FTK_E_NO_MEMORY);
        bytes_ = bytes;
        return FTK_LIKELY(ftk_scratch::narrow_ascii(units, length, bytes) == length) || open_wide(units, length);
    }
    /* A count and that many packed elements, as the reader of all bridges has them. Or a count and an address: memory of the user, which lies still. */
    template <typename T>
    bool items(const T **ptr, size_t *len) {
        return is_lent() ? lent(ptr, len) : ftk_scratch::Reader::items(ptr, len);
    }
    /* The same for elements that the provider may change: those of the user where they are. */
    template <typename T>
    bool mutable_items(const T **ptr, size_t *len) {
        return is_lent() ? lent(ptr, len) : ftk_scratch::Reader::mutable_items(ptr, len);
    }

  private:
    bool is_lent() const { return load<uint32_t>(at, 1) != 0; }
    template <typename T>
    bool lent(const T **ptr, size_t *len) {
        const char *head = take(2);
        *len = load<uint32_t>(head, 0);
        *ptr = load_handle<T>(head, 2);
        return true;
    }
    bool open_wide(const char16_t *units, size_t length);
};

/* ------------------------------------------------------------------ outward */

/* Writes one outward value into the stream and the text of the thread. After a method returned false or NULL the rest is void. */
class Writer : public ftk_scratch::Writer {
  public:
    explicit Writer(Thread *thread, ftk_owner *owner = nullptr, bool takes = true)
        : ftk_scratch::Writer(thread, owner, takes), text_at_(thread->text), text_end_(text_at_ + thread->text_bytes), text_start_(text_at_) {}

    /* Appends a text and puts its length word at `word` behind `to`. False: not UTF-8 (contract), or out of memory. */
    bool text(ftk_str value, char *to, size_t word) {
        if (FTK_UNLIKELY(value.len > static_cast<size_t>(text_end_ - text_at_)) && !grow_text(value.len)) return false;
        if (FTK_UNLIKELY(value.ptr == nullptr && value.len != 0)) return breach();
        if (FTK_UNLIKELY(!ftk_scratch::copy_ascii(value.ptr, value.len, text_at_))) return text_wide(value, to, word);
        text_at_ += value.len;
        store<uint32_t>(to, word, static_cast<uint32_t>(value.len));
        return true;
    }
    bool texts(const ftk_str *ptr, size_t n) { return ftk_scratch::write_texts(*this, ptr, n); }
    /* Ends the value and the call. */
    jint finish() {
        finish_stream();
        size_t bytes = static_cast<size_t>(text_at_ - text_start_);
        Thread *t = thread();
        t->spill_text.used = spilled_text_ ? bytes : 0;
        t->set_header(TEXT, static_cast<uint32_t>(bytes));
        t->set_header(SPILL_TEXT, static_cast<uint32_t>(t->spill_text.used));
        return 0;
    }

  private:
    Thread *thread() const { return static_cast<Thread *>(t_); }
    bool text_wide(ftk_str value, char *to, size_t word);
    bool grow_text(size_t bytes);

    char *text_at_;
    char *text_end_;
    char *text_start_;
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
