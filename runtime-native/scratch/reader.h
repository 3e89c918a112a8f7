/* Inward values: what every bridge reads out of the scratch. Hot paths are inline and call nothing of the language. */
#ifndef FTK_SCRATCH_READER_H
#define FTK_SCRATCH_READER_H

#include "failure.h"
#include "text.h"

namespace ftk_scratch {

/* One call with inward values: memory until its end, the text, and the cursor in the stream. A bridge adds how text comes in. */
class Reader {
  public:
    /* `api`: the provider's table, whose version late values are held against; NULL when the reader is younger than the value.
     * `copy`: the call has callbacks, which may use the scratch again. `keep`: values must outlive the call and are made in it. */
    Reader(State *state, const ftk_api *api, bool copy = false, ftk_arena *keep = nullptr)
        : at(state->stream + static_cast<size_t>(state->header(BASE)) * 8),
          t_(state),
          keep_(keep),
          copy_(copy || keep != nullptr),
          api_(api),
          chunk_(state->arena.chunk),
          mark_(state->arena.at) {}
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
    /* The next piece of text, as UTF-8. False: a lone surrogate, or out of memory. */
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
    /* Why a method returned false or NULL. */
    int32_t status() const { return status_; }
    /* Copies changed elements back into the stream, once the call is over. */
    void put_back();
    /* Ends the call with the reason of the refusal; its status. */
    int32_t fail();
    int32_t fail(ftk_error **err);

  protected:
    /* `length` units that are not all ASCII, which stay where they are as long as the call. False: out of memory. */
    bool use_units(const char16_t *units, size_t length);

    State *const t_;
    ftk_arena *const keep_;
    const bool copy_;
    const char *bytes_ = nullptr; /* text that is ASCII */

  private:
    struct Changed;

    template <typename T>
    T *no_memory() {
        status_ = FTK_E_NO_MEMORY;
        return nullptr;
    }
    bool text_wide(uint32_t units, ftk_str *out);
    bool text_kept(uint32_t units, ftk_str *out);
    bool remember(const void *ptr, size_t bytes, size_t offset);

    const ftk_api *api_;
    int32_t status_ = 0;
    const char *what_ = nullptr;
    Changed *changed_ = nullptr;
    Chunk *chunk_;
    char *mark_;
    const char16_t *units16_ = nullptr; /* text that is not */
    char *room_ = nullptr;              /* for its pieces */
};

}  // namespace ftk_scratch

#endif
