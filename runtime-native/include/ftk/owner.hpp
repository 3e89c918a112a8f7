// Guards over what crosses outward: owned buffers, owners of value graphs, and views that keep their source alive.
#ifndef FTK_OWNER_HPP
#define FTK_OWNER_HPP

#include <type_traits>
#include <utility>

#include <ftk/ftk.h>

namespace ftk {

/// One reference on a value graph or on the source of a view. Empty after a move. Any thread.
class owner {
public:
    owner() noexcept = default;
    /// Takes one reference over; nullptr is an empty owner.
    explicit owner(ftk_owner *adopted) noexcept : raw_(adopted) {}
    owner(const owner &other) noexcept : raw_(other.raw_) { ftk_owner_retain(raw_); }
    owner(owner &&other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
    owner &operator=(owner other) noexcept {
        std::swap(raw_, other.raw_);
        return *this;
    }
    ~owner() { ftk_owner_release(raw_); }

    [[nodiscard]] ftk_owner *get() const noexcept { return raw_; }
    /// Hands the reference out.
    [[nodiscard]] ftk_owner *detach() noexcept { return std::exchange(raw_, nullptr); }
    /// Slot for a call's out_owner; the owner must be empty.
    [[nodiscard]] ftk_owner **out() noexcept { return &raw_; }
    [[nodiscard]] explicit operator bool() const noexcept { return raw_ != nullptr; }

private:
    ftk_owner *raw_ = nullptr;
};

/// An owned buffer on its way into a language type.
class buffer {
public:
    buffer() noexcept = default;
    buffer(const buffer &) = delete;
    buffer &operator=(const buffer &) = delete;
    ~buffer() { ftk_buf_release(&raw_); }

    [[nodiscard]] const ftk_buf &get() const noexcept { return raw_; }
    [[nodiscard]] ftk_buf *out() noexcept { return &raw_; }

private:
    ftk_buf raw_ = {nullptr, 0, 0, nullptr};
};

/// A value that borrows, together with what keeps its source alive and unchanged. While a view of a resource lives, exclusive
/// calls on it fail with FTK_E_BUSY. Copies share the guard.
template <class T>
class [[nodiscard]] view {
public:
    view(T value, owner keep) noexcept : value_(std::move(value)), keep_(std::move(keep)) {}

    [[nodiscard]] const T &operator*() const & noexcept { return value_; }
    [[nodiscard]] const T *operator->() const & noexcept { return &value_; }
    [[nodiscard]] const T &get() const & noexcept { return value_; }
    [[nodiscard]] operator const T &() const & noexcept { return value_; }
    // A view that is about to die must not be borrowed from.
    const T &get() && = delete;
    operator const T &() && = delete;

private:
    T value_;
    owner keep_;
};

} // namespace ftk

#endif
