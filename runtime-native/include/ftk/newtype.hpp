// ftk::newtype: a distinct type over another one, without implicit conversions.
#ifndef FTK_NEWTYPE_HPP
#define FTK_NEWTYPE_HPP

#include <functional>
#include <type_traits>
#include <utility>

namespace ftk {

/// Base of generated newtypes: `struct Revision : ftk::newtype<Revision, std::uint64_t> {...}`. Same layout as `Inner`.
template <class Self, class Inner>
struct newtype {
    using inner_type = Inner;

    Inner value{};

    constexpr newtype() = default;
    constexpr explicit newtype(Inner inner) : value(std::move(inner)) {}

    friend constexpr bool operator==(const Self &a, const Self &b) { return a.value == b.value; }
    friend constexpr bool operator!=(const Self &a, const Self &b) { return !(a.value == b.value); }
    friend constexpr bool operator<(const Self &a, const Self &b) { return a.value < b.value; }
};

/// Tells newtypes from other classes.
template <class T, class = void>
struct is_newtype : std::false_type {};
template <class T>
struct is_newtype<T, std::void_t<typename T::inner_type>> : std::is_base_of<newtype<T, typename T::inner_type>, T> {};

/// Body of std::hash for a newtype.
template <class T>
struct newtype_hash {
    std::size_t operator()(const T &item) const noexcept { return std::hash<typename T::inner_type>{}(item.value); }
};

} // namespace ftk

#endif
