/* Outward values: what every bridge writes into the scratch. Hot paths are inline and call nothing of the language. */
#ifndef FTK_SCRATCH_WRITER_H
#define FTK_SCRATCH_WRITER_H

#include "failure.h"
#include "unread.h"

namespace ftk_scratch {

/* Writes one outward value into the stream of the thread. After a method returned false or NULL the rest is void. A bridge adds `text`, which
 * appends a text and puts its length word at a word (false: not UTF-8, or out of memory), and `finish`, which ends the value. */
class Writer {
  public:
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    ~Writer() {
        if (FTK_UNLIKELY(unread_ != 0)) drop_unread();
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
    /* A count, in a slot of its own. False: more than a list of the language holds. */
    bool count(size_t n) {
        char *out = take(1);
        if (out == nullptr) return false;
        store<uint32_t>(out, 0, static_cast<uint32_t>(n));
        return n <= t_->most_elements || refuse(FTK_E_RANGE);
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
    /* A handle; it is taken out of `*slot` when the value is complete. */
    template <typename T>
    bool handle(T *const *slot, char *to, size_t word, const HandleType &type) {
        store_handle(to, word, *slot);
        if (*slot == nullptr || (!takes_ && type.counted)) return true;
        return remember(takes_ ? const_cast<void **>(reinterpret_cast<void *const *>(slot)) : nullptr, type, to, word);
    }
    /* A case that this version does not know. */
    bool unknown(const ftk_variant *value);
    bool refuse(int32_t why) {
        status_ = why;
        return false;
    }
    bool breach() { return refuse(FTK_E_CONTRACT); }
    /* Ends the call with the reason of the refusal; its status. */
    int32_t fail();
    int32_t fail(ftk_error **err);

  protected:
    /* `owner`: what keeps the value alive, for unknown cases that outlive the call. `takes`: handles are taken out of the value; false in
     * callbacks, whose arguments the provider may not have in memory of its own: it gives them up when it calls, and does not look at them again. */
    Writer(State *state, ftk_owner *owner, bool takes) : t_(state), owner_(owner), takes_(takes) {
        at_ = t_->stream + static_cast<size_t>(t_->header(BASE)) * 8;
        end_ = t_->stream + t_->stream_slots * 8;
        start_ = at_;
    }
    /* Ends the stream: handles are taken out, they and unknown cases are the reader's, and the header says what is there. */
    void finish_stream() {
        t_->unread.used = 0;
        if (FTK_UNLIKELY(unread_ != 0)) give_unread();
        t_->set_header(STATUS, 0);
        t_->spill.used = spilled_ ? static_cast<size_t>(at_ - start_) : 0;
        t_->set_header(SPILL, static_cast<uint32_t>(t_->spill.used / 8));
    }

    State *const t_;

  private:
    bool remember(void **slot, const HandleType &type, const char *to, size_t word);
    void give_unread();
    void drop_unread();
    bool grow(size_t slots);

    ftk_owner *owner_;
    bool takes_;
    bool spilled_ = false;
    int32_t status_ = 0;
    size_t unread_ = 0; /* handles and unknown cases of this value, until it is complete */
    char *at_;
    char *end_;
    char *start_;
};

/* A count and that many texts, through the `text` of a bridge. */
template <typename Out>
inline bool write_texts(Out &out, const ftk_str *ptr, size_t n) {
    if (ptr == nullptr && n != 0) return out.breach();
    if (!out.count(n)) return false;
    char *lengths = out.take((n + 1) / 2);
    if (lengths == nullptr) return false;
    for (size_t i = 0; i < n; i++) {
        if (!out.text(ptr[i], lengths, i)) return false;
    }
    return true;
}

}  // namespace ftk_scratch

#endif
