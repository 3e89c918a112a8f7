// ftk::span: a borrowed run of elements. One type for C++17 and later, so that a library means the same in every standard.
#ifndef FTK_SPAN_HPP
#define FTK_SPAN_HPP

#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace ftk {

/// Pointer and length; owns nothing. Converts from and to any contiguous range (std::vector, std::array, std::span).
template <class T>
class span {
public:
    using element_type = T;
    using value_type = std::remove_cv_t<T>;
    using iterator = T *;

    constexpr span() noexcept = default;
    constexpr span(T *ptr, std::size_t len) noexcept : ptr_(ptr), len_(len) {}
    template <std::size_t N>
    constexpr span(T (&items)[N]) noexcept : ptr_(items), len_(N) {}
    /// Any range with data() and size(); a read-only span also takes temporaries, which must outlive the call.
    template <class Range,
              class = std::enable_if_t<!std::is_same_v<std::decay_t<Range>, span> && !std::is_array_v<std::remove_reference_t<Range>> &&
                                       (std::is_const_v<T> || std::is_lvalue_reference_v<Range>)>,
              class Data = decltype(std::declval<Range &>().data()), class = decltype(std::declval<Range &>().size()),
              class = std::enable_if_t<std::is_convertible_v<std::remove_pointer_t<Data> (*)[], T (*)[]>>>
    constexpr span(Range &&range) noexcept : ptr_(range.data()), len_(range.size()) {}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winit-list-lifetime"
#endif
    /// Elements written in place: f({1, 2, 3}). They live until the end of the full expression.
    template <class U = T, class = std::enable_if_t<std::is_const_v<U>>>
    constexpr span(std::initializer_list<value_type> items) noexcept : ptr_(items.begin()), len_(items.size()) {}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

    [[nodiscard]] constexpr T *data() const noexcept { return ptr_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return len_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return len_ == 0; }
    [[nodiscard]] constexpr T *begin() const noexcept { return ptr_; }
    [[nodiscard]] constexpr T *end() const noexcept { return ptr_ + len_; }
    /// The element at `index`, unchecked.
    [[nodiscard]] constexpr T &operator[](std::size_t index) const noexcept { return ptr_[index]; }
    [[nodiscard]] constexpr T &front() const noexcept { return ptr_[0]; }
    [[nodiscard]] constexpr T &back() const noexcept { return ptr_[len_ - 1]; }
    /// `count` elements from `offset`, unchecked.
    [[nodiscard]] constexpr span subspan(std::size_t offset, std::size_t count) const noexcept { return span(ptr_ + offset, count); }

private:
    T *ptr_ = nullptr;
    std::size_t len_ = 0;
};

} // namespace ftk

#endif
