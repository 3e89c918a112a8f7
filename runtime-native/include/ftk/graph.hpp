// Outward values: graphs and buffers that the receiver owns and releases once.
#ifndef FTK_GRAPH_HPP
#define FTK_GRAPH_HPP

#include <memory>
#include <new>

#include <ftk/ftk.h>

#include "containers.hpp"

namespace ftk {

namespace detail {

// A value on the heap of the runtime; releases itself through a plain function pointer.
template <class T>
struct kept {
    static T *make(T &&value) {
        void *place = ftk_alloc(sizeof(T));
        return place == nullptr ? nullptr : new (place) T(std::move(value));
    }
    static void release(void *value) noexcept {
        static_cast<T *>(value)->~T();
        ftk_free(value, sizeof(T));
    }
};

} // namespace detail

/// Builder of one graph. `adopted`: the value being lowered lives in the graph, so its text and plain sequences are not copied.
class graph {
public:
    explicit graph(ftk_arena_hint *hint) noexcept : arena_(ftk_arena_new(hint)) {}
    graph(const graph &) = delete;
    graph &operator=(const graph &) = delete;
    ~graph() { ftk_arena_drop(arena_); }

    [[nodiscard]] explicit operator bool() const noexcept { return arena_ != nullptr; }
    static constexpr bool inward = false;
    [[nodiscard]] bool borrows() const noexcept { return adopted_; }
    std::int32_t text(const char *ptr, std::size_t len, ftk_str &cell) const noexcept {
        if (!adopted_) return ftk_arena_text(arena_, ptr, len, &cell);
        cell = {ptr, len};
        return FTK_OK;
    }
    [[nodiscard]] void *array(std::size_t count, std::size_t size, std::size_t align) const noexcept {
        return ftk_arena_array(arena_, count, size, align);
    }
    [[nodiscard]] bool older(std::string_view, std::uint32_t, std::uint32_t, std::uint32_t) const noexcept { return false; }
    std::int32_t unavailable(std::string_view) const noexcept { return FTK_E_UNAVAILABLE; }

    /// Moves `value` into the graph; nullptr when out of memory.
    template <class T>
    [[nodiscard]] T *adopt(T &&value) {
        static_assert(!std::is_reference_v<T>, "only a temporary can be adopted");
        T *place = detail::kept<T>::make(std::move(value));
        if (place == nullptr) return nullptr;
        if (ftk_arena_adopt(arena_, place, &detail::kept<T>::release) != FTK_OK) {
            detail::kept<T>::release(place);
            return nullptr;
        }
        adopted_ = true;
        return place;
    }
    /// Keeps what another graph holds as long as this one.
    [[nodiscard]] std::int32_t keep(const owner &other) noexcept {
        owner copy(other);
        const std::int32_t status = ftk_arena_adopt(arena_, copy.get(), [](void *kept) { ftk_owner_release(static_cast<ftk_owner *>(kept)); });
        if (status == FTK_OK) (void)copy.detach();
        return status;
    }
    /// The handle in `cell`, a field of the graph, belongs to the graph from now on; `*slot` is cleared.
    std::int32_t moves(void **cell, void **slot, void (*release)(void *)) noexcept {
        const std::int32_t status = ftk_arena_handle(arena_, cell, release);
        if (status == FTK_OK) *slot = nullptr;
        return status;
    }
    /// The same for a handle that nothing else holds: released when it cannot be registered.
    std::int32_t made(void **cell, void (*release)(void *), bool) noexcept {
        const std::int32_t status = ftk_arena_handle(arena_, cell, release);
        if (status != FTK_OK) release(std::exchange(*cell, nullptr));
        return status;
    }
    [[nodiscard]] ftk_owner *finish() noexcept { return ftk_arena_finish(std::exchange(arena_, nullptr)); }

private:
    ftk_arena *arena_;
    bool adopted_ = false;
};

/// Stands for the memory of values that need none.
struct no_memory {
    static constexpr bool inward = false;
    [[nodiscard]] static bool borrows() noexcept { return false; }
    [[nodiscard]] static void *array(std::size_t, std::size_t, std::size_t) noexcept { return nullptr; }
    static std::int32_t text(const char *, std::size_t, ftk_str &) noexcept { return FTK_E_NO_MEMORY; }
    [[nodiscard]] static std::int32_t keep(const owner &) noexcept { return FTK_E_UNSUPPORTED; }
    [[nodiscard]] static bool older(std::string_view, std::uint32_t, std::uint32_t, std::uint32_t) noexcept { return false; }
    static std::int32_t unavailable(std::string_view) noexcept { return FTK_E_UNAVAILABLE; }
};

/// A value without graphs as its cell.
template <class Cell, class T>
[[nodiscard]] Cell to_cell(const T &value) noexcept {
    no_memory none;
    Cell cell = {};
    (void)lower(none, value, cell);
    return cell;
}
/// The same for an optional; zero when there is none.
template <class Cell, class T>
[[nodiscard]] Cell to_optional_cell(const std::optional<T> &value) noexcept {
    return value.has_value() ? to_cell<Cell>(*value) : Cell{};
}

namespace detail {

// Owned buffers that live in a moved C++ container; the container's address travels as `cap`.
template <class T>
struct adopted_buffer {
    static void release(const ftk_buf_owner *, void *, std::size_t, std::size_t cap) { kept<T>::release(reinterpret_cast<void *>(cap)); }
    static inline const ftk_buf_owner owner = {sizeof(ftk_buf_owner), 0, &release};
};

// Below this size a copy is cheaper than two allocations that stay alive.
inline constexpr std::size_t adopt_from = 256;

template <class T>
std::int32_t give_container(T &&value, ftk_buf &out) {
    using container = std::remove_reference_t<T>;
    using element = typename container::value_type;
    static_assert(sizeof(std::size_t) >= sizeof(void *), "a pointer travels as a size");
    if constexpr (!std::is_lvalue_reference_v<T>) {
        if (value.size() * sizeof(element) >= adopt_from) {
            container *place = kept<container>::make(std::move(value));
            if (place == nullptr) return FTK_E_NO_MEMORY;
            out = {place->data(), place->size(), reinterpret_cast<std::size_t>(place), &adopted_buffer<container>::owner};
            return FTK_OK;
        }
    }
    return ftk_buf_copy(&out, value.data(), value.size(), sizeof(element));
}

} // namespace detail

/// Writes text, bytes or a sequence without graphs as an owned buffer; temporaries are adopted when that is cheaper than a copy.
/// `Element` is the cell of one element.
template <class Element, class T>
std::int32_t give_buffer(T &&value, ftk_buf &out) {
    using type = std::decay_t<T>;
    if constexpr (is_newtype<type>::value) {
        return give_buffer<Element>(std::forward<T>(value).value, out);
    } else if constexpr (std::is_same_v<type, std::string_view>) {
        return ftk_buf_copy(&out, value.data(), value.size(), 1);
    } else if constexpr (std::is_same_v<type, std::string>) {
        return detail::give_container(std::forward<T>(value), out);
    } else if constexpr (!codec<typename type::value_type>::bits || std::is_same_v<type, std::vector<bool>>) {
        using element = typename type::value_type;
        if (const std::int32_t status = ftk_buf_alloc(&out, value.size(), sizeof(Element)); status != FTK_OK) return status;
        no_memory none;
        std::size_t i = 0;
        for (auto &&item : value) {
            if (const std::int32_t status = codec<element>::lower(none, item, static_cast<Element *>(out.ptr)[i++]); status != FTK_OK) {
                ftk_buf_release(&out);
                return status;
            }
        }
        return FTK_OK;
    } else {
        return detail::give_container(std::forward<T>(value), out);
    }
}

} // namespace ftk

#endif
