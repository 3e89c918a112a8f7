// The called side of a call: arguments are validated, results of C++ code are written, nothing unwinds out.
// Providers use it for functions, consumers for callbacks.
#ifndef FTK_ANSWER_HPP
#define FTK_ANSWER_HPP

#include <functional>

#include "call.hpp"
#include "result.hpp"

namespace ftk {

/// What a failed argument of a function is: a runtime failure of the call that names the parameter.
struct bad_argument {
    static FTK_COLD std::int32_t fail(ftk_error **err, std::int32_t status, const char *name) noexcept {
        if (err != nullptr && *err != nullptr) return status; // of several failures the first is told
        return status == FTK_E_NO_MEMORY ? ftk_fail(err, status, ftk_str{nullptr, 0}) : ftk_check_fail(err, status, name);
    }
};
/// What a failed argument of a callback is: the provider broke the contract.
struct broken_contract {
    static FTK_COLD std::int32_t fail(ftk_error **err, std::int32_t status, const char *name) noexcept {
        if (err != nullptr && *err != nullptr) return status; // of several failures the first is told
        return status == FTK_E_NO_MEMORY ? ftk_fail(err, status, ftk_str{nullptr, 0}) : ftk_contract_fail(err, status, name);
    }
};

namespace detail {

// The failure of an argument. It is never FTK_OK, so that callers need nothing behind it.
template <class Blame>
[[nodiscard]] FTK_INLINE std::int32_t refuse(std::int32_t status, const char *name, ftk_error **err) {
    const std::int32_t failed = Blame::fail(err, status, name);
    FTK_ASSUME(failed != FTK_OK);
    return failed;
}

} // namespace detail

/// Reads an argument; `Blame` says whose fault a bad one is.
template <class Blame, class Cell, class T>
[[nodiscard]] std::int32_t accept(const Cell &cell, T &out, const char *name, ftk_error **err) {
    const std::int32_t status = codec<T>::lift(source{}, cell, out);
    return FTK_LIKELY(status == FTK_OK) ? static_cast<std::int32_t>(FTK_OK) : detail::refuse<Blame>(status, name, err);
}
/// The same behind a pointer that must not be NULL.
template <class Blame, class Cell, class T>
[[nodiscard]] std::int32_t accept_at(const Cell *cell, T &out, const char *name, ftk_error **err) {
    return FTK_LIKELY(cell != nullptr) ? accept<Blame>(*cell, out, name, err) : detail::refuse<Blame>(FTK_E_INVALID, name, err);
}
/// The same behind a pointer that is NULL for none.
template <class Blame, class Cell, class T>
[[nodiscard]] std::int32_t accept_optional(const Cell *cell, std::optional<T> &out, const char *name, ftk_error **err) {
    return cell == nullptr ? static_cast<std::int32_t>(FTK_OK) : accept<Blame>(*cell, out.emplace(detail::blank<T>()), name, err);
}

/// A pointer that must not be NULL.
template <class Blame>
[[nodiscard]] std::int32_t require(const void *pointer, const char *name, ftk_error **err) {
    return FTK_LIKELY(pointer != nullptr) ? static_cast<std::int32_t>(FTK_OK) : detail::refuse<Blame>(FTK_E_INVALID, name, err);
}

/// The table of a callback that may be called on any thread: the consumer has to say so.
template <class Blame, class Table>
[[nodiscard]] std::int32_t require_any_thread(const Table *table, const char *name, ftk_error **err) {
    const bool any = table != nullptr && (table->base.flags & FTK_CALLBACK_ANY_THREAD) != 0;
    return FTK_LIKELY(any) ? static_cast<std::int32_t>(FTK_OK) : detail::refuse<Blame>(FTK_E_INVALID, name, err);
}

namespace detail {

template <class Declared, class G>
FTK_INLINE std::int32_t report_failure(ftk_error **err, G &failure) {
    ftk_error *raw;
    if constexpr (std::is_base_of_v<error, G>) raw = failure.release();
    else raw = Declared(std::move(failure)).release();
    const std::int32_t status = ftk_error_status(raw);
    if (FTK_LIKELY(err != nullptr)) *err = raw;
    else ftk_error_release(raw);
    return status;
}

// What the author's code returned. An error that was taken out of it is not destroyed: nothing is left in it, and the end of a
// std::exception is a call.
template <class R>
class returned {
public:
    template <class... Argument>
    explicit returned(Argument &&...argument) : value_(std::invoke(std::forward<Argument>(argument)...)) {}
    returned(const returned &) = delete;
    returned &operator=(const returned &) = delete;
    ~returned() {
        if (!taken_) value_.~R();
    }
    [[nodiscard]] R &value() noexcept { return value_; }
    void taken() noexcept { taken_ = true; }

private:
    union {
        R value_;
    };
    bool taken_ = false;
};

// Whether what a call returns can be written to `Out`.
template <class Declared, class Out, class R>
constexpr bool fits() {
    using type = std::decay_t<R>;
    if constexpr (std::is_void_v<R>) {
        return std::is_same_v<Out, void_out>;
    } else if constexpr (is_expected<type>::value) {
        using error_type = typename type::error_type;
        if constexpr (!std::is_base_of_v<error, error_type> && !std::is_constructible_v<Declared, error_type>) return false;
        else if constexpr (std::is_void_v<typename type::value_type>) return std::is_same_v<Out, void_out>;
        else return Out::template takes<typename type::value_type>;
    } else {
        return Out::template takes<R>;
    }
}
template <class Declared, class Out, class Call, class = void, class... Argument>
struct serves : std::false_type {};
template <class Declared, class Out, class Call, class... Argument>
struct serves<Declared, Out, Call, std::void_t<std::invoke_result_t<Call, Argument...>>, Argument...>
    : std::bool_constant<fits<Declared, Out, std::invoke_result_t<Call, Argument...>>()> {};

} // namespace detail

/// True when `Call` takes the arguments and what it returns can be written to `Out`.
template <class Declared, class Out, class Call, class... Argument>
inline constexpr bool serves = detail::serves<Declared, Out, Call, void, Argument...>::value;

// GCC warns about std::variant moved through inlined calls (bug 80635): what a case holds is only destroyed when it is that case.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
/// Calls the author's code and writes its result. A returned failure becomes the error of the call.
template <class Declared, class Out, class Call, class... Argument>
FTK_INLINE std::int32_t answer(ftk_error **err, const Out &out, Call &&call, Argument &&...argument) {
    if constexpr (serves<Declared, Out, Call, Argument...>) {
        using R = std::invoke_result_t<Call, Argument...>;
        std::int32_t status = FTK_OK;
        if constexpr (std::is_void_v<R>) {
            std::invoke(std::forward<Call>(call), std::forward<Argument>(argument)...);
        } else if constexpr (is_expected<std::decay_t<R>>::value) {
            detail::returned<std::decay_t<R>> result(std::forward<Call>(call), std::forward<Argument>(argument)...);
            if (!result.value().has_value()) {
                status = detail::report_failure<Declared>(err, result.value().error());
                if constexpr (std::is_base_of_v<error, typename std::decay_t<R>::error_type>) result.taken();
                return status;
            }
            if constexpr (!std::is_void_v<typename std::decay_t<R>::value_type>) status = out(*std::move(result.value()));
        } else {
            status = out(std::invoke(std::forward<Call>(call), std::forward<Argument>(argument)...));
        }
        return FTK_LIKELY(status == FTK_OK) ? status : bad_argument::fail(err, status, "result");
    } else {
        // The generated static_assert says what is missing; no second message.
        return ftk_fail(err, FTK_E_UNSUPPORTED, ftk_str{nullptr, 0});
    }
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

} // namespace ftk

#endif
