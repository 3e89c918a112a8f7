// What a consumer holds of an object: one reference, released when the C++ object goes.
#ifndef FTK_HANDLE_HPP
#define FTK_HANDLE_HPP

#include <functional>
#include <type_traits>
#include <utility>

#include <ftk/ftk.h>

#include "containers.hpp"

namespace ftk {

/// The way from the generated classes to their handles; not for daily use.
struct handle_access {
    /// The handle, still owned by the object.
    template <class Object>
    static typename Object::ftk_handle *get(const Object &object) noexcept {
        return object.ftk_raw_;
    }
    /// The handle; the object is empty afterwards.
    template <class Object>
    static typename Object::ftk_handle *take(Object &object) noexcept {
        return std::exchange(object.ftk_raw_, nullptr);
    }
    template <class Object>
    static void **slot(Object &object) noexcept {
        return reinterpret_cast<void **>(&object.ftk_raw_);
    }
    /// An object that owns `handle`.
    template <class Object>
    static Object adopt(typename Object::ftk_handle *handle) noexcept {
        Object object(nullptr);
        object.ftk_raw_ = handle;
        return object;
    }
};

/// Base of unique resources: move-only. `Entries` is generated: type of the handle and the package's release.
template <class Entries>
class unique_handle {
public:
    using ftk_handle = typename Entries::handle;
    using ftk_entries = Entries;

    unique_handle(unique_handle &&other) noexcept : ftk_raw_(std::exchange(other.ftk_raw_, nullptr)) {}
    unique_handle &operator=(unique_handle &&other) noexcept {
        if (this != &other) {
            if (ftk_raw_ != nullptr) Entries::release(ftk_raw_);
            ftk_raw_ = std::exchange(other.ftk_raw_, nullptr);
        }
        return *this;
    }
    unique_handle(const unique_handle &) = delete;
    unique_handle &operator=(const unique_handle &) = delete;
    ~unique_handle() {
        if (ftk_raw_ != nullptr) Entries::release(ftk_raw_);
    }
    /// False after a move.
    [[nodiscard]] explicit operator bool() const noexcept { return ftk_raw_ != nullptr; }

protected:
    unique_handle() noexcept = default;
    ftk_handle *ftk_raw_ = nullptr;
    friend struct handle_access;
};

/// Base of shared resources: a copy is one reference more. Equal when it is the same handle.
template <class Entries>
class shared_handle {
public:
    using ftk_handle = typename Entries::handle;
    using ftk_entries = Entries;

    shared_handle(const shared_handle &other) noexcept : ftk_raw_(other.ftk_raw_) {
        if (ftk_raw_ != nullptr && Entries::retain(ftk_raw_) != FTK_OK) ftk_raw_ = nullptr;
    }
    shared_handle(shared_handle &&other) noexcept : ftk_raw_(std::exchange(other.ftk_raw_, nullptr)) {}
    shared_handle &operator=(shared_handle other) noexcept {
        std::swap(ftk_raw_, other.ftk_raw_);
        return *this;
    }
    ~shared_handle() {
        if (ftk_raw_ != nullptr) Entries::release(ftk_raw_);
    }
    [[nodiscard]] explicit operator bool() const noexcept { return ftk_raw_ != nullptr; }
    friend bool operator==(const shared_handle &a, const shared_handle &b) noexcept { return a.ftk_raw_ == b.ftk_raw_; }
    friend bool operator!=(const shared_handle &a, const shared_handle &b) noexcept { return a.ftk_raw_ != b.ftk_raw_; }

protected:
    shared_handle() noexcept = default;
    ftk_handle *ftk_raw_ = nullptr;
    friend struct handle_access;
};

/// An object for the time of one call over a handle that stays somebody else's: borrowed parameters of callbacks.
template <class Object>
class borrowed {
public:
    explicit borrowed(typename Object::ftk_handle *handle) noexcept : object_(handle_access::adopt<Object>(handle)) {}
    borrowed(const borrowed &) = delete;
    borrowed &operator=(const borrowed &) = delete;
    ~borrowed() { (void)handle_access::take(object_); }
    /// NULL is no object.
    [[nodiscard]] std::int32_t check(ftk_error **err) const noexcept {
        return object_ ? static_cast<std::int32_t>(FTK_OK) : ftk_fail(err, FTK_E_NULL_HANDLE, ftk_str{nullptr, 0});
    }
    [[nodiscard]] Object &get() noexcept { return object_; }
    [[nodiscard]] Object *pointer() noexcept { return object_ ? &object_ : nullptr; }

private:
    Object object_;
};

namespace detail {

template <class T, class = void>
struct is_unique_object : std::false_type {};
template <class T>
struct is_unique_object<T, std::void_t<typename T::ftk_entries>> : std::is_base_of<unique_handle<typename T::ftk_entries>, T> {};
template <class T, class = void>
struct is_shared_object : std::false_type {};
template <class T>
struct is_shared_object<T, std::void_t<typename T::ftk_entries>> : std::is_base_of<shared_handle<typename T::ftk_entries>, T> {};

template <class Entries>
void drop_handle(void *handle) noexcept {
    Entries::release(static_cast<typename Entries::handle *>(handle));
}

} // namespace detail

// Out of a graph the handle is taken (NULL is written); from borrowed memory a unique handle moves with the call.
template <class T>
struct codec<T, std::enable_if_t<detail::is_unique_object<T>::value>> {
    using handle = typename T::ftk_handle;
    static constexpr bool plain = false, bits = false, handles = true;

    static std::int32_t lift(const source &from, handle *const &cell, T &out) noexcept {
        if (cell == nullptr) return FTK_E_INVALID;
        out = handle_access::adopt<T>(cell);
        if (from.owner != nullptr) const_cast<handle *&>(cell) = nullptr;
        return FTK_OK;
    }
    // Moves the handle out of `value`, which is therefore not const.
    template <class Sink>
    static std::int32_t lower(Sink &sink, T &value, handle *&cell) noexcept {
        cell = handle_access::get(value);
        if (cell == nullptr) return FTK_E_NULL_HANDLE;
        return sink.moves(reinterpret_cast<void **>(&cell), handle_access::slot(value), &detail::drop_handle<typename T::ftk_entries>);
    }
};

template <class T>
struct codec<T, std::enable_if_t<detail::is_shared_object<T>::value>> {
    using handle = typename T::ftk_handle;
    static constexpr bool plain = false, bits = false, handles = true;

    static std::int32_t lift(const source &from, handle *const &cell, T &out) noexcept {
        if (cell == nullptr) return FTK_E_INVALID;
        if (from.owner != nullptr) {
            out = handle_access::adopt<T>(std::exchange(const_cast<handle *&>(cell), nullptr));
            return FTK_OK;
        }
        if (const std::int32_t status = T::ftk_entries::retain(cell); status != FTK_OK) return status;
        out = handle_access::adopt<T>(cell);
        return FTK_OK;
    }
    // Inward the reference is borrowed; a graph gets one of its own.
    template <class Sink>
    static std::int32_t lower(Sink &sink, const T &value, handle *&cell) noexcept {
        cell = handle_access::get(value);
        if (cell == nullptr) return FTK_E_NULL_HANDLE;
        if constexpr (Sink::inward) {
            return FTK_OK;
        } else {
            T copy(value);
            return sink.moves(reinterpret_cast<void **>(&cell), handle_access::slot(copy), &detail::drop_handle<typename T::ftk_entries>);
        }
    }
};

} // namespace ftk

#endif
