// Codecs of sequences, maps, arrays and optionals.
#ifndef FTK_CONTAINERS_HPP
#define FTK_CONTAINERS_HPP

#include <array>
#include <cstring>
#include <optional>
#include <vector>

#include "codec.hpp"
#include "map.hpp"
#include "span.hpp"
#include "views.hpp"

namespace ftk {

namespace detail {

// The element cell of a sequence cell; untyped slices hold elements whose cell is the type itself.
template <class Cell, class T>
using element_cell = std::conditional_t<std::is_void_v<std::remove_pointer_t<decltype(Cell::ptr)>>, T,
                                        std::remove_const_t<std::remove_pointer_t<decltype(Cell::ptr)>>>;

template <class Cell, class = void>
struct is_rows : std::false_type {};
template <class Cell>
struct is_rows<Cell, std::void_t<decltype(Cell::stride)>> : std::true_type {};

// Copies or borrows a run whose elements are the same bits as their cells.
template <class Sink, class Cell>
std::int32_t lower_bits(Sink &sink, const void *ptr, std::size_t len, std::size_t size, std::size_t align, Cell &cell) noexcept {
    using pointer = decltype(cell.ptr);
    cell.len = len;
    if (len == 0 || sink.borrows()) {
        cell.ptr = static_cast<pointer>(const_cast<void *>(ptr));
        return FTK_OK;
    }
    void *copy = sink.array(len, size, align);
    if (copy == nullptr) return FTK_E_NO_MEMORY;
    std::memcpy(copy, ptr, len * size);
    cell.ptr = static_cast<pointer>(copy);
    return FTK_OK;
}

template <class T, class Cell>
std::int32_t check_run(const Cell &cell) noexcept {
    using element = element_cell<Cell, T>;
    if constexpr (is_rows<Cell>::value) return ftk_rows_check(cell.ptr, cell.len, cell.stride, codec<T>::first_size);
    else return ftk_run_check(cell.ptr, cell.len, sizeof(element));
}

template <class T, class Cell>
std::int32_t lift_element(const source &from, const Cell &cell, std::size_t i, T &out) {
    using element = element_cell<Cell, T>;
    if constexpr (is_rows<Cell>::value) {
        const element *row = reinterpret_cast<const element *>(reinterpret_cast<const char *>(cell.ptr) + i * cell.stride);
        return codec<T>::lift(from, row, out);
    } else {
        return codec<T>::lift(from, static_cast<const element *>(cell.ptr)[i], out);
    }
}

// Elements are read where they stay.
template <class T, class Cell>
std::int32_t lift_elements(const source &from, const Cell &cell, std::vector<T> &out) {
    std::int32_t first = FTK_OK;
    for (std::size_t i = 0; i != cell.len; ++i) {
        std::int32_t status;
        if constexpr (std::is_same_v<T, bool>) {
            bool item = false;
            status = lift_element<T>(from, cell, i, item);
            out.push_back(item);
        } else {
            if constexpr (has_handle<T>::value) out.emplace_back(nullptr);
            else out.emplace_back();
            status = lift_element<T>(from, cell, i, out.back());
        }
        if (FTK_UNLIKELY(status != FTK_OK)) {
            out.pop_back();
            first = first_failure(first, status);
            if constexpr (!holds_handles<T>::value) return first;
        }
    }
    return first;
}

} // namespace detail

template <class T>
struct holds_handles<std::vector<T>> : holds_handles<T> {};
template <class T>
struct holds_handles<std::optional<T>> : holds_handles<T> {};
template <class T, std::size_t N>
struct holds_handles<std::array<T, N>> : holds_handles<T> {};
template <class K, class V>
struct holds_handles<map<K, V>> : holds_handles<V> {};

template <class T>
struct codec<std::vector<T>> {
    static constexpr bool plain = false, bits = false;

    template <class Cell>
    static std::int32_t lift(const source &from, const Cell &cell, std::vector<T> &out) {
        if (const std::int32_t status = detail::check_run<T>(cell); status != FTK_OK) return status;
        if constexpr (codec<T>::plain) {
            out.resize(cell.len);
            if (cell.len != 0) std::memcpy(static_cast<void *>(out.data()), cell.ptr, cell.len * sizeof(T));
            return FTK_OK;
        } else {
            out.clear();
            if (from.depth >= FTK_DEPTH_MAX) return cell.len == 0 ? FTK_OK : FTK_E_RANGE;
            out.reserve(cell.len);
            return detail::lift_elements(source{from.owner, from.depth + 1}, cell, out);
        }
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        using element = detail::element_cell<Cell, T>;
        if constexpr (detail::is_rows<Cell>::value) {
            cell.stride = sizeof(element);
            auto *rows = static_cast<element *>(sink.array(value.size(), sizeof(element), alignof(element)));
            if (rows == nullptr) return FTK_E_NO_MEMORY;
            cell.ptr = rows;
            cell.len = value.size();
            for (std::size_t i = 0; i != value.size(); ++i) {
                if (const std::int32_t status = codec<T>::fill(sink, value[i], rows[i]); status != FTK_OK) return status;
            }
            return FTK_OK;
        } else if constexpr (codec<T>::bits && !std::is_same_v<T, bool>) {
            return detail::lower_bits(sink, value.data(), value.size(), sizeof(T), alignof(T), cell);
        } else {
            auto *items = static_cast<element *>(sink.array(value.size(), sizeof(element), alignof(element)));
            if (items == nullptr) return FTK_E_NO_MEMORY;
            cell.ptr = items;
            cell.len = value.size();
            std::size_t i = 0;
            for (auto &&item : value) {
                if (const std::int32_t status = codec<T>::lower(sink, item, items[i++]); status != FTK_OK) return status;
            }
            return FTK_OK;
        }
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        using element = detail::element_cell<Cell, T>;
        if constexpr (codec<T>::plain) {
            return span<const T>(reinterpret_cast<const T *>(cell.ptr), cell.len);
        } else if constexpr (detail::is_rows<Cell>::value) {
            return list_view<T, element>(cell.ptr, cell.len, cell.stride);
        } else {
            return list_view<T, element>(cell.ptr, cell.len, sizeof(element));
        }
    }
};

template <class T>
struct codec<span<T>> {
    using value_type = std::remove_const_t<T>;
    static constexpr bool plain = false, bits = false;
    static_assert(codec<value_type>::bits, "a span borrows elements that are the same bits on both sides");

    template <class Cell>
    static std::int32_t lift(const source &, const Cell &cell, span<T> &out) noexcept {
        static_assert(codec<value_type>::plain, "a slice shows its elements in place, so every bit pattern must be a value");
        if (const std::int32_t status = detail::check_run<value_type>(cell); status != FTK_OK) return status;
        out = see(cell);
        return FTK_OK;
    }
    template <class Sink, class Cell>
    static std::int32_t lower(Sink &sink, const span<T> &value, Cell &cell) noexcept {
        return detail::lower_bits(sink, value.data(), value.size(), sizeof(T), alignof(T), cell);
    }
    template <class Cell>
    static span<T> see(const Cell &cell) noexcept {
        return span<T>(static_cast<T *>(const_cast<std::remove_const_t<T> *>(static_cast<const T *>(static_cast<const void *>(cell.ptr)))), cell.len);
    }
};

template <class K, class V>
struct codec<map<K, V>> {
    static constexpr bool plain = false, bits = false;

    template <class Cell>
    static std::int32_t lift(const source &outer, const Cell &cell, map<K, V> &out) {
        if (const std::int32_t status = ftk_run_check(cell.ptr, cell.len, sizeof(*cell.ptr)); status != FTK_OK) return status;
        std::int32_t first = FTK_OK;
        out.clear();
        if (outer.depth >= FTK_DEPTH_MAX) return cell.len == 0 ? FTK_OK : FTK_E_RANGE;
        const source from{outer.owner, outer.depth + 1};
        out.reserve(cell.len);
        for (std::size_t i = 0; i != cell.len; ++i) {
            K key{};
            V value = detail::blank<V>();
            std::int32_t status = codec<K>::lift(from, cell.ptr[i].key, key);
            if (status == FTK_OK || holds_handles<V>::value) status = first_failure(status, codec<V>::lift(from, cell.ptr[i].value, value));
            if (status == FTK_OK && !out.emplace(std::move(key), std::move(value)).second) status = FTK_E_VALUE;
            first = first_failure(first, status);
            if (first != FTK_OK && !holds_handles<V>::value) return first;
        }
        return first;
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        using entry = std::remove_const_t<std::remove_pointer_t<decltype(cell.ptr)>>;
        auto *entries = static_cast<entry *>(sink.array(value.size(), sizeof(entry), alignof(entry)));
        if (entries == nullptr) return FTK_E_NO_MEMORY;
        cell.ptr = entries;
        cell.len = value.size();
        for (auto &item : value) {
            if (const std::int32_t status = codec<K>::lower(sink, item.first, entries->key); status != FTK_OK) return status;
            if (const std::int32_t status = codec<V>::lower(sink, item.second, entries->value); status != FTK_OK) return status;
            ++entries;
        }
        return FTK_OK;
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        return map_view<K, V, std::remove_const_t<std::remove_pointer_t<decltype(cell.ptr)>>>(cell.ptr, cell.len);
    }
};

template <class T, std::size_t N>
struct codec<std::array<T, N>> {
    static constexpr bool plain = codec<T>::plain, bits = codec<T>::bits;

    // A cell is a C array in a struct and a pointer to its first element in a signature.
    template <class Cell>
    static std::int32_t lift(const source &from, const Cell &cell, std::array<T, N> &out) {
        if constexpr (std::is_pointer_v<Cell>) {
            if (cell == nullptr) return FTK_E_INVALID;
        }
        std::int32_t first = FTK_OK;
        for (std::size_t i = 0; i != N; ++i) {
            first = first_failure(first, codec<T>::lift(from, cell[i], out[i]));
            if (first != FTK_OK && !holds_handles<T>::value) return first;
        }
        return first;
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        for (std::size_t i = 0; i != N; ++i) {
            if (const std::int32_t status = codec<T>::lower(sink, value[i], cell[i]); status != FTK_OK) return status;
        }
        return FTK_OK;
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        std::array<decltype(codec<T>::see(cell[0])), N> out{};
        for (std::size_t i = 0; i != N; ++i) out[i] = codec<T>::see(cell[i]);
        return out;
    }
};

template <class T>
struct codec<std::optional<T>> {
    static constexpr bool plain = false, bits = false;

    // Pointer-shaped cells say none with NULL, all others with `has`.
    template <class Cell>
    static std::int32_t lift(const source &from, const Cell &cell, std::optional<T> &out) {
        if constexpr (std::is_pointer_v<Cell>) {
            out.reset();
            return cell == nullptr ? static_cast<std::int32_t>(FTK_OK) : codec<T>::lift(from, cell, out.emplace(detail::blank<T>()));
        } else {
            out.reset();
            if (cell.has > 1) return FTK_E_VALUE;
            return cell.has == 0 ? FTK_OK : codec<T>::lift(from, cell.value, out.emplace(detail::blank<T>()));
        }
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        if constexpr (std::is_pointer_v<Cell>) {
            cell = nullptr;
            return value.has_value() ? codec<T>::lower(sink, *value, cell) : FTK_OK;
        } else {
            cell.has = value.has_value() ? 1 : 0;
            return value.has_value() ? codec<T>::lower(sink, *value, cell.value) : FTK_OK;
        }
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        if constexpr (std::is_pointer_v<Cell>) {
            using shown = decltype(codec<T>::see(cell));
            return cell == nullptr ? std::optional<shown>() : std::optional<shown>(codec<T>::see(cell));
        } else {
            using shown = decltype(codec<T>::see(cell.value));
            return cell.has == 0 ? std::optional<shown>() : std::optional<shown>(codec<T>::see(cell.value));
        }
    }
};

} // namespace ftk

#endif
