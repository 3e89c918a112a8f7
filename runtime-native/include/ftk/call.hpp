// The caller's side of a call: what came back becomes an expected. Consumers use it for functions, providers for callbacks.
#ifndef FTK_CALL_HPP
#define FTK_CALL_HPP

#include <ftk/ftk.h>

#include "handle.hpp"
#include "scratch.hpp"
#include "typed_error.hpp"

namespace ftk {

/// Runs what may only fail to allocate; a throw becomes FTK_E_NO_MEMORY.
template <class Body>
std::int32_t guarded(Body &&body) noexcept {
#if FTK_EXCEPTIONS
    try {
        return body();
    } catch (...) {
        return FTK_E_NO_MEMORY;
    }
#else
    return body();
#endif
}

/// The error for what the other side should not have returned.
[[nodiscard]] inline FTK_COLD error broken(std::int32_t status, const char *where) noexcept {
    ftk_error *err = nullptr;
    if (status == FTK_E_NO_MEMORY) (void)ftk_fail(&err, status, ftk_str{nullptr, 0});
    else (void)ftk_contract_fail(&err, status, where);
    return error(err);
}

/// The error of a call that returned `status`; takes `err` over. Payloads are checked, so that reading them cannot fail later.
template <class E>
[[nodiscard]] FTK_APART adopted<E, ftk_error> failed(std::int32_t status, ftk_error *err) noexcept {
    if (FTK_UNLIKELY(err == nullptr))
        (void)ftk_fail(&err, status <= FTK_STATUS_DECLARED || status >= 0 ? FTK_E_CONTRACT : status, ftk_str{nullptr, 0});
    if constexpr (!std::is_same_v<E, error>) {
        const void *set = E::set_of(err);
        const std::int32_t check = set == nullptr ? static_cast<std::int32_t>(FTK_OK) : guarded([&] { return E::check(err); });
        if (FTK_LIKELY(check == FTK_OK)) return {err, set};
        ftk_error_release(err);
        err = broken(check, "payload of an error").release();
    }
    return {err, nullptr};
}

/// The error of a parameter that could not be written for the other side.
template <class E>
[[nodiscard]] FTK_COLD unexpected<E> not_sent(const scratch &in, std::int32_t status) noexcept {
    if (status != FTK_E_UNAVAILABLE) return unexpected<E>(E(error(status)));
    message text;
    text << "field " << in.unavailable_field() << " is not available in the version of the other side";
    return unexpected<E>(E(error(status, ftk::text(text.str()))));
}

/// The error of a function that the other side's version does not have.
template <class E>
[[nodiscard]] FTK_COLD unexpected<E> unavailable(std::string_view function) noexcept {
    message text;
    text << function << " is not available in the version of the other side";
    return unexpected<E>(E(error(FTK_E_UNAVAILABLE, ftk::text(text.str()))));
}

/// Reads a cell and makes the result of the call.
template <class T, class E, class Cell>
[[nodiscard]] expected<T, E> received(const source &from, const Cell &cell) noexcept {
    T out = detail::blank<T>();
    const std::int32_t status = guarded([&] { return codec<T>::lift(from, cell, out); });
    if (FTK_UNLIKELY(status != FTK_OK)) return unexpected<E>(E(broken(status, "result")));
    return out;
}

/// A value: scalar, struct or array.
template <class T, class E, class Cell>
[[nodiscard]] expected<T, E> received_value(const Cell &cell) noexcept {
    return received<T, E>(source{}, cell);
}

#if FTK_EXCEPTIONS
/// Throws what a try_ form would have returned.
template <class E>
[[noreturn]] FTK_COLD void raise(const unexpected<E> &failure) {
    thrower<E>::raise(failure.error());
}
template <class E>
[[noreturn]] FTK_COLD void raise(const adopted<E, ftk_error> &failure) {
    expected<void, E>(failure).value();
    std::terminate();
}
#endif

namespace detail {

// The place of a value that the other side writes. It does so through a pointer that the optimiser cannot follow, to a type with the same
// members at the same offsets.
template <class Cell, class T>
[[nodiscard]] Cell *place_of(T &value) noexcept {
    static_assert(codec<T>::plain && codec<T>::bits && sizeof(T) == sizeof(Cell), "a value that is written in place has the bits of its cell");
    return reinterpret_cast<Cell *>(&value);
}

} // namespace detail

/// A struct of plain members, written by `call` where it stays: a copy would wait for the single stores of the other side.
template <class T, class E, class Cell, class Call>
[[nodiscard]] FTK_INLINE expected<T, E> expected_into(Call &&call) noexcept {
    expected<T, E> out;
    ftk_error *err = nullptr;
    const std::int32_t status = call(detail::place_of<Cell>(*out), &err);
    if (FTK_UNLIKELY(status != FTK_OK)) out = failed<E>(status, err);
    return out;
}
#if FTK_EXCEPTIONS
/// The same for the throwing form.
template <class T, class E, class Cell, class Call>
[[nodiscard]] FTK_INLINE T value_into(Call &&call) {
    T out;
    ftk_error *err = nullptr;
    const std::int32_t status = call(detail::place_of<Cell>(out), &err);
    if (FTK_UNLIKELY(status != FTK_OK)) raise(failed<E>(status, err));
    return out;
}
#endif

/// A value behind out_has.
template <class T, class E, class Cell>
[[nodiscard]] expected<std::optional<T>, E> received_optional(std::uint8_t has, const Cell &cell) noexcept {
    if (has == 0) return std::optional<T>();
    if (has > 1) return unexpected<E>(E(broken(FTK_E_VALUE, "result")));
    std::optional<T> out(detail::blank<T>());
    const std::int32_t status = guarded([&] { return codec<T>::lift(source{}, cell, *out); });
    if (FTK_UNLIKELY(status != FTK_OK)) return unexpected<E>(E(broken(status, "result")));
    return out;
}

namespace detail {

// A buffer seen as the cell of its type. Element is char for text.
template <class Element>
auto buffer_cell(const ftk_buf &buf) noexcept {
    if constexpr (std::is_same_v<Element, char>) return ftk_str{static_cast<const char *>(buf.ptr), buf.len};
    else return list_slots<Element>{static_cast<const Element *>(buf.ptr), buf.len};
}

// Reads a buffer. Text that its owner vouches for is not looked at.
template <class Element, class T>
std::int32_t lift_buffer(const ftk_buf &buf, T &out) {
    if constexpr (is_newtype<T>::value) {
        return lift_buffer<Element>(buf, out.value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        const std::int32_t status = ftk_buf_text_check(&buf);
        if (FTK_LIKELY(status == FTK_OK && buf.len != 0)) out = std::string(static_cast<const char *>(buf.ptr), buf.len);
        return status;
    } else {
        return codec<T>::lift(source{}, buffer_cell<Element>(buf), out);
    }
}

} // namespace detail

/// Text, bytes or a sequence in an owned buffer.
template <class T, class E, class Element>
[[nodiscard]] expected<T, E> received_buffer(const buffer &out) noexcept {
    T value = detail::blank<T>();
    const std::int32_t status = guarded([&] { return detail::lift_buffer<Element>(out.get(), value); });
    if (FTK_UNLIKELY(status != FTK_OK)) return unexpected<E>(E(broken(status, "result")));
    return value;
}
template <class T, class E, class Element>
[[nodiscard]] expected<std::optional<T>, E> received_optional_buffer(std::uint8_t has, const buffer &out) noexcept {
    if (has == 0) return std::optional<T>();
    if (has > 1) return unexpected<E>(E(broken(FTK_E_VALUE, "result")));
    auto value = received_buffer<T, E, Element>(out);
    if (!value) return unexpected<E>(std::move(value).error());
    return std::optional<T>(*std::move(value));
}

/// The root of a graph: a record is its own cell, everything else lies behind the pointer.
template <class T, class E, class Root>
[[nodiscard]] expected<T, E> received_graph(const Root *root, const owner &keep) noexcept {
    const source from{keep.get()};
    if constexpr (detail::is_record<T>::value) {
        return received<T, E>(from, root);
    } else {
        if (root == nullptr) return unexpected<E>(E(broken(FTK_E_INVALID, "result")));
        if constexpr (detail::is_array<T>::value) return received<T, E>(from, root);
        else return received<T, E>(from, *root);
    }
}
/// The same for an optional: NULL is none.
template <class T, class E, class Root>
[[nodiscard]] expected<std::optional<T>, E> received_optional_graph(const Root *root, const owner &keep) noexcept {
    if (root == nullptr) return std::optional<T>();
    auto out = received_graph<T, E>(root, keep);
    if (!out) return unexpected<E>(std::move(out).error());
    return std::optional<T>(*std::move(out));
}

/// A graph that stays where it is, behind a guard.
template <class T, class E, class Root>
[[nodiscard]] auto received_in_place(const Root *root, owner keep) noexcept {
    if constexpr (detail::is_record<T>::value) {
        using shown = decltype(codec<T>::see(root));
        using result = expected<view<shown>, E>;
        if (root == nullptr) return result(unexpected<E>(E(broken(FTK_E_INVALID, "result"))));
        return result(view<shown>(codec<T>::see(root), std::move(keep)));
    } else {
        using shown = decltype(codec<T>::see(*root));
        using result = expected<view<shown>, E>;
        if (root == nullptr) return result(unexpected<E>(E(broken(FTK_E_INVALID, "result"))));
        return result(view<shown>(codec<T>::see(*root), std::move(keep)));
    }
}

/// Text or a run of elements that stay the other side's.
template <class T, class E, class Element>
[[nodiscard]] expected<view<T>, E> received_view(const Element *ptr, std::size_t len, owner keep) noexcept {
    T out{};
    std::int32_t status;
    if constexpr (std::is_same_v<T, std::string_view>) status = codec<T>::lift(source{}, ftk_str{ptr, len}, out);
    else status = codec<T>::lift(source{}, list_slots<Element>{ptr, len}, out);
    if (FTK_UNLIKELY(status != FTK_OK)) return unexpected<E>(E(broken(status, "result")));
    return view<T>(out, std::move(keep));
}
template <class T, class E, class Element>
[[nodiscard]] expected<std::optional<view<T>>, E> received_optional_view(std::uint8_t has, const Element *ptr, std::size_t len, owner keep) noexcept {
    if (has == 0) return std::optional<view<T>>();
    auto out = received_view<T, E>(ptr, len, std::move(keep));
    if (!out) return unexpected<E>(std::move(out).error());
    return std::optional<view<T>>(*std::move(out));
}

/// A handle with one reference.
template <class T, class E>
[[nodiscard]] expected<T, E> received_handle(typename T::ftk_handle *handle) noexcept {
    if (FTK_UNLIKELY(handle == nullptr)) return unexpected<E>(E(broken(FTK_E_INVALID, "result")));
    return handle_access::adopt<T>(handle);
}
template <class T, class E>
[[nodiscard]] expected<std::optional<T>, E> received_optional_handle(typename T::ftk_handle *handle) noexcept {
    if (handle == nullptr) return std::optional<T>();
    return std::optional<T>(handle_access::adopt<T>(handle));
}

/// The handle behind an object that may be missing, or NULL.
template <class T>
[[nodiscard]] typename T::ftk_handle *handle_of(const T *object) noexcept {
    return object == nullptr ? nullptr : handle_access::get(*object);
}
/// The handle behind an optional object, or NULL.
template <class T>
[[nodiscard]] typename T::ftk_handle *handle_of(const std::optional<T> &object) noexcept {
    return object.has_value() ? handle_access::get(*object) : nullptr;
}
template <class T>
[[nodiscard]] typename T::ftk_handle *handle_of(const T &object) noexcept {
    return handle_access::get(object);
}
/// The same, moved out.
template <class T>
[[nodiscard]] typename T::ftk_handle *take_handle(std::optional<T> &object) noexcept {
    return object.has_value() ? handle_access::take(*object) : nullptr;
}
template <class T>
[[nodiscard]] typename T::ftk_handle *take_handle(T &object) noexcept {
    return handle_access::take(object);
}

} // namespace ftk

#endif
