// Inward values: C structs that borrow from C++ values for the time of one call.
#ifndef FTK_SCRATCH_HPP
#define FTK_SCRATCH_HPP

#include <cstddef>
#include <cstring>
#include <new>

#include <ftk/ftk.h>

#include "containers.hpp"

namespace ftk {

/// Memory of one call, on the caller's stack first, and the handles that move with the call. Text and plain sequences are
/// borrowed, never copied.
class scratch {
public:
    /// `peer` is the table that will be called; late fields are checked against its version.
    explicit scratch(const ftk_api *peer) noexcept : peer_(peer) {}
    scratch(const scratch &) = delete;
    scratch &operator=(const scratch &) = delete;
    ~scratch() { end(); }

    static constexpr bool inward = true;
    [[nodiscard]] bool borrows() const noexcept { return true; }
    std::int32_t text(const char *ptr, std::size_t len, ftk_str &cell) const noexcept {
        cell = {ptr, len};
        return FTK_OK;
    }
    /// `count` zeroed elements, valid until the call ends; nullptr when out of memory.
    [[nodiscard]] void *array(std::size_t count, std::size_t size, std::size_t align) noexcept {
        (void)align;
        if (size != 0 && count > (SIZE_MAX - 64) / size) return nullptr;
        const std::size_t bytes = (count * size + 15) & ~static_cast<std::size_t>(15);
        if (bytes > static_cast<std::size_t>(end_ - at_) && !grow(bytes)) return nullptr;
        unsigned char *place = at_;
        at_ += bytes;
        std::memset(place, 0, bytes);
        return place;
    }

    /// True when the peer's build of `package` is older than major.minor.patch; false for the records of other packages.
    [[nodiscard]] bool older(std::string_view package, std::uint32_t major, std::uint32_t minor, std::uint32_t patch) const noexcept {
        return peer_ != nullptr && package == ftk::text(peer_->package) && ftk_api_at_least(peer_, major, minor, patch) == 0;
    }
    /// Remembers which field the peer cannot receive.
    std::int32_t unavailable(std::string_view field) noexcept {
        field_ = field;
        return FTK_E_UNAVAILABLE;
    }
    [[nodiscard]] std::string_view unavailable_field() const noexcept { return field_; }

    /// The handle in `cell` moves with the call: `*slot` is cleared by sent().
    std::int32_t moves(void **, void **slot, void (*)(void *)) noexcept { return remember({nodes_, slot, nullptr, nullptr, false}); }
    /// The handle in `cell` was made for the call: released unless sent() came first; when `lent` it is released after the call in any case.
    std::int32_t made(void **cell, void (*release)(void *), bool lent) noexcept {
        const std::int32_t status = remember({nodes_, nullptr, *cell, release, lent});
        if (status != FTK_OK) release(*cell);
        return status;
    }
    /// The call is about to begin: what moves with it belongs to the other side now, whatever the call returns.
    void sent() noexcept {
        for (node *item = nodes_; item != nullptr; item = item->next) {
            if (item->slot != nullptr) *item->slot = nullptr;
            else if (!item->lent) item->release = nullptr;
        }
    }

private:
    struct chunk {
        chunk *next;
        std::size_t bytes;
    };
    struct node {
        node *next;
        void **slot;
        void *handle;
        void (*release)(void *);
        bool lent;
    };

    std::int32_t remember(const node &entry) noexcept {
        void *place = array(1, sizeof(node), alignof(node));
        if (place == nullptr) return FTK_E_NO_MEMORY;
        nodes_ = new (place) node(entry);
        return FTK_OK;
    }
    FTK_COLD bool grow(std::size_t bytes) noexcept {
        constexpr std::size_t head = (sizeof(chunk) + 15) & ~static_cast<std::size_t>(15);
        const std::size_t size = head + (bytes > next_ ? bytes : next_);
        auto *fresh = static_cast<chunk *>(ftk_alloc(size));
        if (fresh == nullptr) return false;
        *fresh = {chunks_, size};
        chunks_ = fresh;
        at_ = reinterpret_cast<unsigned char *>(fresh) + head;
        end_ = reinterpret_cast<unsigned char *>(fresh) + size;
        if (next_ < (static_cast<std::size_t>(1) << 20)) next_ *= 2;
        return true;
    }
    void end() noexcept {
        for (node *item = nodes_; item != nullptr; item = item->next) {
            if (item->release != nullptr) item->release(item->handle);
        }
        while (chunks_ != nullptr) {
            chunk *next = chunks_->next;
            ftk_free(chunks_, chunks_->bytes);
            chunks_ = next;
        }
    }

    alignas(16) unsigned char inline_[256];
    unsigned char *at_ = inline_;
    unsigned char *end_ = inline_ + sizeof(inline_);
    std::size_t next_ = 4096;
    chunk *chunks_ = nullptr;
    node *nodes_ = nullptr;
    const ftk_api *peer_;
    std::string_view field_;
};

} // namespace ftk

#endif
