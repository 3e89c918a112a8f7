/* Outward values: what every bridge writes into the scratch. Hot paths are inline and call nothing of the language. */
#ifndef FTK_SCRATCH_WRITER_H
#define FTK_SCRATCH_WRITER_H

#include "failure.h"

namespace ftk_scratch {

/* Writes one outward value into the stream of the thread. After a method returned false or NULL the rest is void. A bridge adds `text`, which
 * appends a text and puts its length word at a word (false: not UTF-8, or out of memory), and `finish`, which ends the value. */
class Writer {
  public:
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    ~Writer() {
        if (FTK_UNLIKELY(taken_ != nullptr)) t_->arena.reset(chunk_, mark_);
        if (FTK_UNLIKELY(unknowns_ != nullptr)) drop_unknowns();
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
    bool handle(T *const *slot, char *to, size_t word) {
        store_handle(to, word, *slot);
        return !takes_ || *slot == nullptr || remember(const_cast<void **>(reinterpret_cast<void *const *>(slot)));
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
     * callbacks, whose arguments the provider may not have in memory of its own. */
    Writer(State *state, ftk_owner *owner, bool takes) : t_(state), owner_(owner), takes_(takes) {
        at_ = t_->stream + static_cast<size_t>(t_->header(BASE)) * 8;
        end_ = t_->stream + t_->stream_slots * 8;
        start_ = at_;
    }
    /* Ends the stream: handles are taken out, unknown cases are the reader's, and the header says what is there. */
    void finish_stream() {
        unknowns_ = nullptr;
        if (FTK_UNLIKELY(taken_count_ != 0)) take_handles();
        t_->set_header(STATUS, 0);
        t_->spill.used = spilled_ ? static_cast<size_t>(at_ - start_) : 0;
        t_->set_header(SPILL, static_cast<uint32_t>(t_->spill.used / 8));
    }

    State *const t_;

  private:
    bool remember(void **slot);
    void take_handles();
    void drop_unknowns();
    bool grow(size_t slots);

    ftk_owner *owner_;
    bool takes_;
    bool spilled_ = false;
    Unknown *unknowns_ = nullptr; /* of this value, until it is complete */
    int32_t status_ = 0;
    void ***taken_ = nullptr; /* slots of handles, in the arena of the thread until the call ends */
    size_t taken_count_ = 0;
    size_t taken_room_ = 0;
    Chunk *chunk_ = nullptr;
    char *mark_ = nullptr;
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
