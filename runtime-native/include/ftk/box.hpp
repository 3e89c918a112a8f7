// ftk::box: one value on the heap with value semantics, for types that contain themselves.
#ifndef FTK_BOX_HPP
#define FTK_BOX_HPP

#include <memory>
#include <type_traits>
#include <utility>

namespace ftk {

/// Copies deeply, compares by value. Empty by default and after a move; only a box with a value may be dereferenced.
template <class T>
class box {
public:
    box() noexcept = default;
    template <class U = T, class = std::enable_if_t<std::conjunction_v<std::negation<std::is_same<std::decay_t<U>, box>>, std::is_constructible<T, U &&>>>>
    box(U &&value) : ptr_(std::make_unique<T>(std::forward<U>(value))) {}
    box(const box &other) : ptr_(other.ptr_ ? std::make_unique<T>(*other.ptr_) : nullptr) {}
    box(box &&other) noexcept = default;
    box &operator=(const box &other) {
        if (this != &other) ptr_ = other.ptr_ ? std::make_unique<T>(*other.ptr_) : nullptr;
        return *this;
    }
    box &operator=(box &&other) noexcept = default;
    ~box() = default;

    [[nodiscard]] explicit operator bool() const noexcept { return ptr_ != nullptr; }
    [[nodiscard]] T &operator*() noexcept { return *ptr_; }
    [[nodiscard]] const T &operator*() const noexcept { return *ptr_; }
    [[nodiscard]] T *operator->() noexcept { return ptr_.get(); }
    [[nodiscard]] const T *operator->() const noexcept { return ptr_.get(); }

    friend bool operator==(const box &a, const box &b) {
        return a.ptr_ == nullptr || b.ptr_ == nullptr ? a.ptr_ == b.ptr_ : *a.ptr_ == *b.ptr_;
    }
    friend bool operator!=(const box &a, const box &b) { return !(a == b); }

private:
    std::unique_ptr<T> ptr_;
};

} // namespace ftk

#endif
