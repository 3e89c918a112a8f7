// How each C++ type lies in the memory of the ABI. lift: read and validate; lower: write; see: read in place without a copy.
// Scalars and text are here, containers in containers.hpp; generated headers specialise codec for the types they declare.
#ifndef FTK_CODEC_HPP
#define FTK_CODEC_HPP

#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <ftk/ftk.h>

#include "box.hpp"
#include "error.hpp"
#include "newtype.hpp"
#include "owner.hpp"

namespace ftk {

/// Where a value is read from: a graph that the reader owns (handles are taken out of it), or borrowed memory (owner NULL).
struct source {
    ftk_owner *owner = nullptr;
    /// How many values that may contain themselves are being read around this one; bounded by FTK_DEPTH_MAX, so that a circle ends.
    unsigned depth = 0;
};

/// Specialised per type. `plain`: every bit pattern of the cell is a value; `bits`: a value and its cell are the same bits.
template <class T, class = void>
struct codec;

/// Reads a cell into `out`, whatever was in it. 0, FTK_E_UTF8, FTK_E_VALUE or FTK_E_INVALID.
template <class T, class Cell>
std::int32_t lift(const source &from, const Cell &cell, T &out) {
    return codec<T>::lift(from, cell, out);
}

/// Writes `value` into a cell with the memory of `sink`. 0, FTK_E_NO_MEMORY, FTK_E_UNAVAILABLE or FTK_E_UNSUPPORTED.
template <class Sink, class Value, class Cell>
std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
    return codec<std::remove_const_t<Value>>::lower(sink, value, cell);
}

/// Writes a record into its struct.
template <class Sink, class Value, class Layout>
std::int32_t fill(Sink &sink, Value &value, Layout &layout) {
    return codec<std::remove_const_t<Value>>::fill(sink, value, layout);
}

/// Shows a cell as what T looks like in place.
template <class T, class Cell>
[[nodiscard]] auto see(const Cell &cell) noexcept {
    return codec<T>::see(cell);
}

namespace detail {

// A value to read into. Resources have an empty state of their own, so that their constructors are not called; also those in an array.
template <class T, class = void>
struct has_handle : std::false_type {};
template <class T>
struct has_handle<T, std::void_t<typename T::ftk_entries>> : std::true_type {};

template <class T>
struct is_array : std::false_type {};
template <class T, std::size_t N>
struct is_array<std::array<T, N>> : std::true_type {};

template <class T>
T blank();

template <class T, std::size_t... I>
T blank_array(std::index_sequence<I...>) {
    return T{{((void)I, blank<typename T::value_type>())...}};
}

template <class T>
T blank() {
    if constexpr (has_handle<T>::value) return T(nullptr);
    else if constexpr (!is_array<T>::value) return T();
    else if constexpr (std::is_default_constructible_v<T>) return T();
    else return blank_array<T>(std::make_index_sequence<std::tuple_size_v<T>>());
}

} // namespace detail

/// Tells types that hold objects. Reading them goes on after a failure, because what moved in must be taken in any case.
template <class T, class = void>
struct holds_handles : std::false_type {};
template <class T>
struct holds_handles<T, std::enable_if_t<codec<T>::handles>> : std::true_type {};
template <class T>
struct holds_handles<box<T>> : holds_handles<T> {};

/// The earlier of two failures.
[[nodiscard]] constexpr std::int32_t first_failure(std::int32_t first, std::int32_t second) noexcept {
    return first != FTK_OK ? first : second;
}

/// Head of a sequence or map parameter, whose C slots are two scalars.
template <class Cell>
struct list_slots {
    const Cell *ptr;
    std::size_t len;
};
/// Head of a parameter that is a list of records.
template <class Layout>
struct row_slots {
    const Layout *ptr;
    std::size_t len;
    std::size_t stride;
};

template <class T>
struct codec<T, std::enable_if_t<std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char32_t>>> {
    static constexpr bool plain = true, bits = true;
    static std::int32_t lift(const source &, T cell, T &out) noexcept {
        out = cell;
        return FTK_OK;
    }
    template <class Sink>
    static std::int32_t lower(Sink &, T value, T &cell) noexcept {
        cell = value;
        return FTK_OK;
    }
    static T see(T cell) noexcept { return cell; }
};

template <>
struct codec<bool> {
    static constexpr bool plain = false, bits = true;
    static std::int32_t lift(const source &, std::uint8_t cell, bool &out) noexcept {
        out = cell != 0;
        return cell <= 1 ? FTK_OK : FTK_E_VALUE;
    }
    template <class Sink>
    static std::int32_t lower(Sink &, bool value, std::uint8_t &cell) noexcept {
        cell = value ? 1 : 0;
        return FTK_OK;
    }
    static bool see(std::uint8_t cell) noexcept { return cell != 0; }
};

template <>
struct codec<char32_t> {
    static constexpr bool plain = false, bits = true;
    static std::int32_t lift(const source &, std::uint32_t cell, char32_t &out) noexcept {
        out = static_cast<char32_t>(cell);
        return ftk_char_valid(cell) != 0 ? FTK_OK : FTK_E_VALUE;
    }
    template <class Sink>
    static std::int32_t lower(Sink &, char32_t value, std::uint32_t &cell) noexcept {
        cell = static_cast<std::uint32_t>(value);
        return FTK_OK;
    }
    static char32_t see(std::uint32_t cell) noexcept { return static_cast<char32_t>(cell); }
};

/// Closed enums and flags declare `bool ftk_valid(E)` beside themselves; without it every value is legal.
template <class E, class = void>
struct is_closed : std::false_type {};
template <class E>
struct is_closed<E, std::void_t<decltype(ftk_valid(std::declval<E>()))>> : std::true_type {};

template <class E>
struct codec<E, std::enable_if_t<std::is_enum_v<E>>> {
    using cell_type = std::underlying_type_t<E>;
    static constexpr bool plain = !is_closed<E>::value, bits = true;
    static std::int32_t lift(const source &, cell_type cell, E &out) noexcept {
        out = static_cast<E>(cell);
        if constexpr (is_closed<E>::value) return ftk_valid(out) ? FTK_OK : FTK_E_VALUE;
        else return FTK_OK;
    }
    template <class Sink>
    static std::int32_t lower(Sink &, E value, cell_type &cell) noexcept {
        cell = static_cast<cell_type>(value);
        return FTK_OK;
    }
    static E see(cell_type cell) noexcept { return static_cast<E>(cell); }
};

template <class T>
struct codec<T, std::enable_if_t<is_newtype<T>::value>> {
    using inner = codec<typename T::inner_type>;
    static constexpr bool plain = inner::plain, bits = inner::bits;
    template <class Cell>
    static std::int32_t lift(const source &from, const Cell &cell, T &out) {
        return inner::lift(from, cell, out.value);
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        return inner::lower(sink, value.value, cell);
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        if constexpr (bits) return T(inner::see(cell));
        else return inner::see(cell);
    }
};

template <class T>
struct codec<box<T>> {
    static constexpr bool plain = false, bits = false;
    template <class Cell>
    static std::int32_t lift(const source &from, const Cell &cell, box<T> &out) {
        out = box<T>(detail::blank<T>());
        if (from.depth >= FTK_DEPTH_MAX) return FTK_E_RANGE;
        return codec<T>::lift(source{from.owner, from.depth + 1}, cell, *out);
    }
    template <class Sink, class Value, class Cell>
    static std::int32_t lower(Sink &sink, Value &value, Cell &cell) {
        return value ? codec<T>::lower(sink, *value, cell) : static_cast<std::int32_t>(FTK_E_INVALID);
    }
    template <class Cell>
    static auto see(const Cell &cell) noexcept {
        return codec<T>::see(cell);
    }
};

template <>
struct codec<std::string_view> {
    static constexpr bool plain = false, bits = false;
    static std::int32_t lift(const source &, const ftk_str &cell, std::string_view &out) noexcept {
        out = text(cell);
        return ftk_text_check(cell.ptr, cell.len);
    }
    template <class Sink>
    static std::int32_t lower(Sink &sink, std::string_view value, ftk_str &cell) noexcept {
        return sink.text(value.data(), value.size(), cell);
    }
    static std::string_view see(const ftk_str &cell) noexcept { return text(cell); }
};

template <>
struct codec<std::string> {
    static constexpr bool plain = false, bits = false;
    static std::int32_t lift(const source &, const ftk_str &cell, std::string &out) {
        const std::int32_t status = ftk_text_check(cell.ptr, cell.len);
        out = status == FTK_OK && cell.len != 0 ? std::string(cell.ptr, cell.len) : std::string();
        return status;
    }
    template <class Sink>
    static std::int32_t lower(Sink &sink, const std::string &value, ftk_str &cell) noexcept {
        return sink.text(value.data(), value.size(), cell);
    }
    static std::string_view see(const ftk_str &cell) noexcept { return text(cell); }
};

/// Reads what a pointer of the ABI points to; NULL is FTK_E_INVALID.
template <class T, class Cell>
std::int32_t lift_at(const source &from, const Cell *cell, T &out) {
    return cell == nullptr ? static_cast<std::int32_t>(FTK_E_INVALID) : codec<T>::lift(from, *cell, out);
}

/// A zeroed cell for `pointer` to point to; nullptr when out of memory.
template <class Sink, class Cell>
[[nodiscard]] Cell *new_cell(Sink &sink, const Cell *&pointer) {
    auto *place = static_cast<Cell *>(sink.array(1, sizeof(Cell), alignof(Cell)));
    pointer = place;
    return place;
}

/// Writes a value behind a pointer of the ABI.
template <class Sink, class Value, class Cell>
std::int32_t lower_at(Sink &sink, Value &value, const Cell *&cell) {
    Cell *place = new_cell(sink, cell);
    return place == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : lower(sink, value, *place);
}

/// lower() of records: a cell behind a pointer, filled by Codec.
template <class Codec, class Sink, class Value, class Layout>
std::int32_t lower_record(Sink &sink, Value &value, const Layout *&cell) {
    Layout *place = new_cell(sink, cell);
    return place == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : Codec::fill(sink, value, *place);
}

/// A struct of plain members by value.
template <class T, class Cell>
[[nodiscard]] T see_struct(const Cell &cell) noexcept {
    static_assert(sizeof(T) == sizeof(Cell) && std::is_trivially_copyable_v<T>, "a struct and its cell are the same bits");
    T out;
    std::memcpy(static_cast<void *>(&out), &cell, sizeof(T));
    return out;
}

} // namespace ftk

#endif
