// What the thunks of a C++ provider are made of: objects behind handles, and calls into the author's code.
// Hidden in every library, so that two providers in one process never share an object type.
#ifndef FTK_PROVIDER_HPP
#define FTK_PROVIDER_HPP

#include "answer.hpp"
#include "callback.hpp"

/// Exports the provider of the package with that C prefix: FTK_PROVIDER(acme_shop, Traits); once, in one source file, at global scope.
/// The generated <prefix>_provider.hpp says what stands for it.
#define FTK_PROVIDER(prefix, ...) FTK_PROVIDER_##prefix(__VA_ARGS__)

namespace ftk {

/// The type of a resource in this library. `Tag` is generated: handle, name, flags, `closes` and close<T>; T is the author's class.
template <class Tag, class T>
struct FTK_HIDDEN object_type {
    // Unique objects lie in the table as T*, shared ones as a shared_ptr on the heap.
    using kept = std::conditional_t<Tag::shared, std::shared_ptr<T>, T>;

    static T &get(void *object) noexcept {
        if constexpr (Tag::shared) return **static_cast<kept *>(object);
        else return *static_cast<T *>(object);
    }
    static void destroy(void *object) noexcept { delete static_cast<kept *>(object); }
    static constexpr auto closer() noexcept -> std::int32_t (*)(void *, ftk_error **) {
        if constexpr (Tag::closes) return &Tag::template close<T>;
        else return nullptr;
    }
    static inline const ftk_type value = {sizeof(ftk_type), Tag::flags, Tag::name, &destroy, closer()};
    static void release(void *handle) noexcept { (void)ftk_handle_release(handle, &value); }
};

/// Where the author's code has a unique object of the interface: std::unique_ptr that knows its resource.
template <class Tag, class T>
struct unique_object : std::unique_ptr<T> {
    using std::unique_ptr<T>::unique_ptr;
    unique_object() noexcept = default;
    unique_object(std::unique_ptr<T> &&other) noexcept : std::unique_ptr<T>(std::move(other)) {}
};
/// The same for shared resources.
template <class Tag, class T>
struct shared_object : std::shared_ptr<T> {
    using std::shared_ptr<T>::shared_ptr;
    shared_object() noexcept = default;
    shared_object(std::shared_ptr<T> other) noexcept : std::shared_ptr<T>(std::move(other)) {}
};

/// Puts an object behind a new handle; on failure it is destroyed.
template <class Tag, class T>
[[nodiscard]] std::int32_t new_handle(std::unique_ptr<T> object, typename Tag::handle *&out, ftk_error **err) {
    if (object == nullptr) return FTK_E_INVALID;
    void *handle = nullptr;
    const std::int32_t status = ftk_handle_new(&object_type<Tag, T>::value, object.get(), &handle, err);
    if (status != FTK_OK) return status;
    (void)object.release();
    out = static_cast<typename Tag::handle *>(handle);
    return FTK_OK;
}
template <class Tag, class T>
[[nodiscard]] std::int32_t new_handle(std::shared_ptr<T> object, typename Tag::handle *&out, ftk_error **err) {
    if (object == nullptr) return FTK_E_INVALID;
    auto kept = std::make_unique<std::shared_ptr<T>>(std::move(object));
    void *handle = nullptr;
    const std::int32_t status = ftk_handle_new(&object_type<Tag, T>::value, kept.get(), &handle, err);
    if (status != FTK_OK) return status;
    (void)kept.release();
    out = static_cast<typename Tag::handle *>(handle);
    return FTK_OK;
}

/// Takes an object that is given away. A handle that cannot be taken now is given up all the same.
template <class Tag, class T>
[[nodiscard]] inline std::int32_t take_object(const void *handle, unique_object<Tag, T> &out) noexcept {
    void *object = nullptr;
    const std::int32_t status = ftk_handle_take(handle, &object_type<Tag, T>::value, &object);
    if (FTK_UNLIKELY(status != FTK_OK)) (void)ftk_handle_release(handle, &object_type<Tag, T>::value);
    out.reset(static_cast<T *>(object));
    return status;
}

template <class Tag, class T>
struct codec<unique_object<Tag, T>> {
    using handle = typename Tag::handle;
    static constexpr bool plain = false, bits = false, handles = true;
    static std::int32_t lift(const source &, handle *const &cell, unique_object<Tag, T> &out) noexcept {
        return take_object<Tag, T>(cell, out);
    }
    template <class Sink>
    static std::int32_t lower(Sink &sink, unique_object<Tag, T> &value, handle *&cell) {
        const std::int32_t status = new_handle<Tag, T>(std::unique_ptr<T>(std::move(value)), cell, nullptr);
        return status == FTK_OK ? sink.made(reinterpret_cast<void **>(&cell), &object_type<Tag, T>::release, false) : status;
    }
};

template <class Tag, class T>
struct codec<shared_object<Tag, T>> {
    using handle = typename Tag::handle;
    static constexpr bool plain = false, bits = false, handles = true;
    static std::int32_t lift(const source &, handle *const &cell, shared_object<Tag, T> &out) noexcept {
        ftk_pin pin;
        const std::int32_t status = ftk_handle_enter(cell, (&object_type<Tag, T>::value), &pin);
        if (status != FTK_OK) return status;
        static_cast<std::shared_ptr<T> &>(out) = *static_cast<std::shared_ptr<T> *>(pin.object);
        ftk_handle_leave(&pin);
        return FTK_OK;
    }
    template <class Sink>
    static std::int32_t lower(Sink &sink, const shared_object<Tag, T> &value, handle *&cell) {
        const std::int32_t status = new_handle<Tag, T>(static_cast<const std::shared_ptr<T> &>(value), cell, nullptr);
        return status == FTK_OK ? sink.made(reinterpret_cast<void **>(&cell), &object_type<Tag, T>::release, true) : status;
    }
};

/// One protected access to an object: from enter until the end of the thunk, or until a view's guard takes it over.
template <class Tag, class T>
class FTK_HIDDEN entered {
public:
    entered() noexcept = default;
    entered(const entered &) = delete;
    entered &operator=(const entered &) = delete;
    ~entered() {
        if (open_) ftk_handle_leave(&pin_);
    }
    [[nodiscard]] std::int32_t enter(const void *handle, ftk_error **err) noexcept {
        return opened(ftk_handle_enter(handle, (&object_type<Tag, T>::value), &pin_), err);
    }
    [[nodiscard]] std::int32_t enter_mut(const void *handle, ftk_error **err) noexcept {
        return opened(ftk_handle_enter_mut(handle, (&object_type<Tag, T>::value), &pin_), err);
    }
    /// NULL is none.
    [[nodiscard]] std::int32_t enter_optional(const void *handle, ftk_error **err) noexcept {
        return handle == nullptr ? static_cast<std::int32_t>(FTK_OK) : enter(handle, err);
    }
    [[nodiscard]] T &operator*() const noexcept { return object_type<Tag, T>::get(pin_.object); }
    [[nodiscard]] T *pointer() const noexcept { return open_ ? &**this : nullptr; }
    /// The access goes on until the guard is released.
    [[nodiscard]] ftk_owner *guard() noexcept {
        open_ = false;
        return ftk_handle_guard(&pin_);
    }

private:
    std::int32_t opened(std::int32_t status, ftk_error **err) noexcept {
        open_ = status == FTK_OK;
        if (FTK_LIKELY(open_)) return FTK_OK;
        const std::int32_t failed = ftk_handle_fail(err, status, &object_type<Tag, T>::value);
        FTK_ASSUME(failed != FTK_OK);
        return failed;
    }
    ftk_pin pin_ = {nullptr, nullptr, 0};
    bool open_ = false;
};

/// A unique object that moves in: taken as soon as the thunk begins, destroyed if the call fails before it reaches the author.
template <class Tag, class T>
class FTK_HIDDEN taken {
public:
    explicit taken(const void *handle) noexcept : status_(take_object<Tag, T>(handle, object_)), given_(handle != nullptr) {}
    [[nodiscard]] std::int32_t check(ftk_error **err) const noexcept {
        return FTK_LIKELY(status_ == FTK_OK) ? status_ : ftk_handle_fail(err, status_, &object_type<Tag, T>::value);
    }
    /// NULL is none.
    [[nodiscard]] std::int32_t check_optional(ftk_error **err) const noexcept { return given_ ? check(err) : static_cast<std::int32_t>(FTK_OK); }
    [[nodiscard]] std::unique_ptr<T> take() noexcept { return std::move(object_); }
    [[nodiscard]] T &operator*() const noexcept { return *object_; }

private:
    unique_object<Tag, T> object_;
    std::int32_t status_;
    bool given_;
};

/// One reference of the provider's own on a shared object.
template <class Tag, class T>
[[nodiscard]] std::int32_t share(typename Tag::handle *handle, std::shared_ptr<T> &out, ftk_error **err) noexcept {
    shared_object<Tag, T> object;
    const std::int32_t status = codec<shared_object<Tag, T>>::lift(source{}, handle, object);
    out = std::move(object);
    return FTK_LIKELY(status == FTK_OK) ? status : ftk_handle_fail(err, status, &object_type<Tag, T>::value);
}
/// NULL is none.
template <class Tag, class T>
[[nodiscard]] std::int32_t share_optional(typename Tag::handle *handle, std::shared_ptr<T> &out, ftk_error **err) noexcept {
    return handle == nullptr ? static_cast<std::int32_t>(FTK_OK) : share<Tag, T>(handle, out, err);
}

/// A new object: std::unique_ptr or std::shared_ptr to the class or one derived from it, or the object itself. `optional`: null is none.
template <class Tag, class T, bool Optional = false>
struct FTK_HIDDEN object_out {
    using pointer = std::conditional_t<Tag::shared, std::shared_ptr<T>, std::unique_ptr<T>>;
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, pointer> || std::is_constructible_v<T, R>;
    typename Tag::handle **out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        *out = nullptr;
        pointer object;
        if constexpr (std::is_convertible_v<R, pointer>) object = std::forward<R>(result);
        else if constexpr (Tag::shared) object = std::make_shared<T>(std::forward<R>(result));
        else object = std::make_unique<T>(std::forward<R>(result));
        if (Optional && object == nullptr) return FTK_OK;
        return new_handle<Tag, T>(std::move(object), *out, nullptr);
    }
};

/// Makes an object from constructor arguments, for classes without a factory.
template <class Tag, class T>
struct FTK_HIDDEN construct {
    template <class... Argument, class = std::enable_if_t<std::is_constructible_v<T, Argument...>>>
    auto operator()(Argument &&...argument) const {
        if constexpr (Tag::shared) return std::make_shared<T>(std::forward<Argument>(argument)...);
        else return std::make_unique<T>(std::forward<Argument>(argument)...);
    }
};

/// The first of two ways to make an object that takes the arguments.
template <class First, class Second, class... Argument>
using either = std::conditional_t<std::is_invocable_v<First, Argument...>, First, Second>;

/// A unique or shared object that came back from a callback.
template <class T, class E, class Handle>
[[nodiscard]] expected<T, E> received_object(Handle *handle) noexcept {
    return received_value<T, E>(handle);
}
template <class T, class E, class Handle>
[[nodiscard]] expected<std::optional<T>, E> received_optional_object(Handle *handle) noexcept {
    return received_value<std::optional<T>, E>(handle);
}

#if FTK_EXCEPTIONS
/// The value of a callback's result, or throws its error; never the consumer's own exception, which passes through as the error's origin.
template <class T, class E>
T unwrap(expected<T, E> result) {
    if (!result.has_value()) throw std::move(result).error();
    return *std::move(result);
}
#endif

namespace detail {

#if FTK_EXCEPTIONS
// The error for what the author's code threw. Errors travel as they are, anything else is a panic.
inline FTK_COLD std::int32_t escaped(ftk_error **err) noexcept {
    try {
        throw;
    } catch (const error &failure) {
        return report(err, failure);
    } catch (const std::bad_alloc &) {
        return ftk_fail(err, FTK_E_NO_MEMORY, ftk_str{nullptr, 0});
    } catch (const std::exception &failure) {
        const std::string_view what = failure.what();
        return ftk_fail(err, FTK_E_PANIC, ftk_utf8_valid(what.data(), what.size()) != 0 ? text(what) : ftk_str{nullptr, 0});
    } catch (...) {
        return ftk_fail(err, FTK_E_PANIC, ftk_str{nullptr, 0});
    }
}
#endif

} // namespace detail

/// Runs the body of a thunk; nothing unwinds out.
template <class Body>
FTK_INLINE std::int32_t thunk(ftk_error **err, Body &&body) noexcept {
#if FTK_EXCEPTIONS
    try {
        return body();
    } catch (...) {
        return detail::escaped(err);
    }
#else
    (void)err;
    return body();
#endif
}

/// Body of <prefix>_get_api: the table when the version fits.
[[nodiscard]] inline const ftk_api *publish(const ftk_api &table, std::uint32_t major, std::uint32_t min_minor, ftk_error **err) noexcept {
    if (major == table.major && min_minor <= table.minor) return &table;
    (void)ftk_failf(err, FTK_E_VERSION, "provider has version %u.%u.%u, asked for %u.%u", table.major, table.minor, table.patch, major, min_minor);
    return nullptr;
}

} // namespace ftk

#endif
