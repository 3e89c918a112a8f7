// ftk::expected: a value or an error, in the shape of std::expected. One type for C++17 and later.
#ifndef FTK_EXPECTED_HPP
#define FTK_EXPECTED_HPP

#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "config.hpp"

namespace ftk {

/// The error alternative on its way into an expected.
template <class E>
class unexpected {
public:
    constexpr explicit unexpected(E error) : error_(std::move(error)) {}
    [[nodiscard]] constexpr const E &error() const & noexcept { return error_; }
    [[nodiscard]] constexpr E &&error() && noexcept { return std::move(error_); }

private:
    E error_;
};

/// An error object on its way into an expected, which takes the reference over.
template <class E, class Raw>
struct adopted {
    Raw *raw;
    /// Of error sets: what E::set_of says about it.
    const void *set;
};

/// `return ftk::fail(ShopError::Closed{});` in a function that returns an expected.
template <class E>
[[nodiscard]] unexpected<std::decay_t<E>> fail(E &&error) {
    return unexpected<std::decay_t<E>>(std::forward<E>(error));
}

#if FTK_EXCEPTIONS
/// Throws `error`: through its raise() when it has one (which throws the original exception of a callback again), else itself.
template <class E, class = void>
struct thrower {
    [[noreturn]] static FTK_COLD void raise(const E &error) { throw error; }
};
template <class E>
struct thrower<E, std::void_t<decltype(std::declval<const E &>().origin())>> {
    [[noreturn]] static FTK_COLD void raise(const E &error) {
        if (auto origin = error.origin()) std::rethrow_exception(std::move(origin));
        throw error;
    }
};
#endif

/// A T, or the E that says why there is none. Reading the wrong one with * or error() is undefined, as with std::expected.
template <class T, class E>
class [[nodiscard]] expected {
public:
    using value_type = T;
    using error_type = E;

    template <class U = T, class = std::enable_if_t<std::is_default_constructible_v<U>>>
    expected() : value_(), has_(true) {}
    template <class U = T, class = std::enable_if_t<!std::is_same_v<std::decay_t<U>, expected> && std::is_constructible_v<T, U &&> &&
                                                    std::is_convertible_v<U &&, T>>>
    expected(U &&value) : value_(std::forward<U>(value)), has_(true) {}
    template <class G, class = std::enable_if_t<std::is_constructible_v<E, G>>>
    expected(unexpected<G> failure) : error_(std::move(failure).error()), has_(false) {}
    template <class Raw>
    expected(adopted<E, Raw> failure) noexcept : has_(false) {
        if constexpr (std::is_constructible_v<E, Raw *, const void *>) new (static_cast<void *>(std::addressof(error_))) E(failure.raw, failure.set);
        else new (static_cast<void *>(std::addressof(error_))) E(failure.raw);
    }
    expected(const expected &other) : has_(other.has_) {
        if (has_) new (static_cast<void *>(std::addressof(value_))) T(other.value_);
        else new (static_cast<void *>(std::addressof(error_))) E(other.error_);
    }
    expected(expected &&other) noexcept(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_constructible_v<E>) : has_(other.has_) {
        if (has_) new (static_cast<void *>(std::addressof(value_))) T(std::move(other.value_));
        else new (static_cast<void *>(std::addressof(error_))) E(std::move(other.error_));
    }
    expected &operator=(expected other) noexcept {
        destroy();
        new (static_cast<void *>(this)) expected(std::move(other));
        return *this;
    }
    ~expected() { destroy(); }

    [[nodiscard]] bool has_value() const noexcept { return has_; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_; }
    [[nodiscard]] T &operator*() & noexcept { return value_; }
    [[nodiscard]] const T &operator*() const & noexcept { return value_; }
    [[nodiscard]] T &&operator*() && noexcept { return std::move(value_); }
    [[nodiscard]] T *operator->() noexcept { return std::addressof(value_); }
    [[nodiscard]] const T *operator->() const noexcept { return std::addressof(value_); }
    [[nodiscard]] E &error() & noexcept { return error_; }
    [[nodiscard]] const E &error() const & noexcept { return error_; }
    [[nodiscard]] E &&error() && noexcept { return std::move(error_); }
    template <class U>
    [[nodiscard]] T value_or(U &&other) const & {
        return has_ ? value_ : static_cast<T>(std::forward<U>(other));
    }
    template <class U>
    [[nodiscard]] T value_or(U &&other) && {
        return has_ ? std::move(value_) : static_cast<T>(std::forward<U>(other));
    }
#if FTK_EXCEPTIONS
    /// The value, or throws the error.
    [[nodiscard]] T &value() & {
        if (!has_) thrower<E>::raise(error_);
        return value_;
    }
    [[nodiscard]] const T &value() const & {
        if (!has_) thrower<E>::raise(error_);
        return value_;
    }
    [[nodiscard]] T &&value() && {
        if (!has_) thrower<E>::raise(error_);
        return std::move(value_);
    }
#endif

private:
    void destroy() noexcept {
        if (has_) value_.~T();
        else error_.E::~E();
    }
    union {
        T value_;
        E error_;
    };
    bool has_;
};

/// Nothing, or the E that says why it failed.
template <class E>
class [[nodiscard]] expected<void, E> {
public:
    using value_type = void;
    using error_type = E;

    expected() noexcept : has_(true) {}
    template <class G, class = std::enable_if_t<std::is_constructible_v<E, G>>>
    expected(unexpected<G> failure) : error_(std::move(failure).error()), has_(false) {}
    template <class Raw>
    expected(adopted<E, Raw> failure) noexcept : has_(false) {
        if constexpr (std::is_constructible_v<E, Raw *, const void *>) new (static_cast<void *>(std::addressof(error_))) E(failure.raw, failure.set);
        else new (static_cast<void *>(std::addressof(error_))) E(failure.raw);
    }
    expected(const expected &other) : has_(other.has_) {
        if (!has_) new (static_cast<void *>(std::addressof(error_))) E(other.error_);
    }
    expected(expected &&other) noexcept(std::is_nothrow_move_constructible_v<E>) : has_(other.has_) {
        if (!has_) new (static_cast<void *>(std::addressof(error_))) E(std::move(other.error_));
    }
    expected &operator=(expected other) noexcept {
        if (!has_) error_.E::~E();
        new (static_cast<void *>(this)) expected(std::move(other));
        return *this;
    }
    ~expected() {
        if (!has_) error_.E::~E();
    }

    [[nodiscard]] bool has_value() const noexcept { return has_; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_; }
    void operator*() const noexcept {}
    [[nodiscard]] E &error() & noexcept { return error_; }
    [[nodiscard]] const E &error() const & noexcept { return error_; }
    [[nodiscard]] E &&error() && noexcept { return std::move(error_); }
#if FTK_EXCEPTIONS
    /// Throws the error, if there is one.
    void value() const {
        if (!has_) thrower<E>::raise(error_);
    }
#endif

private:
    union {
        E error_;
    };
    bool has_;
};

/// Tells an expected from other results.
template <class T>
struct is_expected : std::false_type {};
template <class T, class E>
struct is_expected<expected<T, E>> : std::true_type {};

} // namespace ftk

#endif
