// Ranges over lists and maps that are read where they lie.
#ifndef FTK_VIEWS_HPP
#define FTK_VIEWS_HPP

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace ftk {

template <class T, class>
struct codec;

namespace detail {

// Steps through anything with operator[]; dereferencing makes the shown value.
template <class Range>
class index_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = typename Range::value_type;
    using reference = value_type;
    using pointer = void;

    index_iterator(const Range *range, std::size_t index) noexcept : range_(range), index_(index) {}
    value_type operator*() const noexcept { return (*range_)[index_]; }
    index_iterator &operator++() noexcept {
        ++index_;
        return *this;
    }
    index_iterator operator++(int) noexcept { return index_iterator(range_, index_++); }
    friend bool operator==(const index_iterator &a, const index_iterator &b) noexcept { return a.index_ == b.index_; }
    friend bool operator!=(const index_iterator &a, const index_iterator &b) noexcept { return a.index_ != b.index_; }

private:
    const Range *range_;
    std::size_t index_;
};

template <class T, class = void>
struct is_record : std::false_type {};
template <class T>
struct is_record<T, std::void_t<typename codec<T, void>::layout>> : std::true_type {};

template <class T, class Cell>
struct shown {
    static auto at(const char *place) noexcept {
        const Cell *cell = reinterpret_cast<const Cell *>(place);
        if constexpr (is_record<T>::value) return codec<T, void>::see(cell);
        else return codec<T, void>::see(*cell);
    }
};

} // namespace detail

/// A list in place. Elements are made on access: what T looks like in place (std::string_view for text, a view for records).
template <class T, class Cell>
class list_view {
public:
    using value_type = decltype(detail::shown<T, Cell>::at(nullptr));
    using iterator = detail::index_iterator<list_view>;

    list_view() noexcept = default;
    list_view(const void *ptr, std::size_t len, std::size_t stride) noexcept : ptr_(static_cast<const char *>(ptr)), len_(len), stride_(stride) {}
    [[nodiscard]] std::size_t size() const noexcept { return len_; }
    [[nodiscard]] bool empty() const noexcept { return len_ == 0; }
    /// The element at `index`, unchecked.
    [[nodiscard]] value_type operator[](std::size_t index) const noexcept { return detail::shown<T, Cell>::at(ptr_ + index * stride_); }
    [[nodiscard]] iterator begin() const noexcept { return iterator(this, 0); }
    [[nodiscard]] iterator end() const noexcept { return iterator(this, len_); }

private:
    const char *ptr_ = nullptr;
    std::size_t len_ = 0;
    std::size_t stride_ = 0;
};

/// A map in place: pairs in insertion order.
template <class K, class V, class Entry>
class map_view {
public:
    using value_type = std::pair<decltype(codec<K, void>::see(std::declval<const Entry &>().key)),
                                 decltype(codec<V, void>::see(std::declval<const Entry &>().value))>;
    using iterator = detail::index_iterator<map_view>;

    map_view() noexcept = default;
    map_view(const Entry *ptr, std::size_t len) noexcept : ptr_(ptr), len_(len) {}
    [[nodiscard]] std::size_t size() const noexcept { return len_; }
    [[nodiscard]] bool empty() const noexcept { return len_ == 0; }
    /// The entry at `index`, unchecked.
    [[nodiscard]] value_type operator[](std::size_t index) const noexcept {
        return value_type(codec<K, void>::see(ptr_[index].key), codec<V, void>::see(ptr_[index].value));
    }
    [[nodiscard]] iterator begin() const noexcept { return iterator(this, 0); }
    [[nodiscard]] iterator end() const noexcept { return iterator(this, len_); }

private:
    const Entry *ptr_ = nullptr;
    std::size_t len_ = 0;
};

} // namespace ftk

#endif
