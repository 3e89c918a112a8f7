// The consumer's side of callbacks: any callable, called by the provider for the time of one call.
#ifndef FTK_CALLBACK_HPP
#define FTK_CALLBACK_HPP

#include <ftk/ftk.h>

#include "answer.hpp"

namespace ftk {

/// The context word of a callable, and back.
template <class F>
[[nodiscard]] void *callable_context(F &callable) noexcept {
    if constexpr (std::is_function_v<F>) return reinterpret_cast<void *>(&callable);
    else return const_cast<void *>(static_cast<const void *>(std::addressof(callable)));
}
template <class F>
[[nodiscard]] F &callable_of(void *context) noexcept {
    if constexpr (std::is_function_v<F>) return *reinterpret_cast<F *>(context);
    else return *static_cast<F *>(context);
}

/// The scope of one callback of one call, which the other side may call on any thread: its end waits for what runs, and refuses what comes.
class callback_scope {
public:
    callback_scope() = default;
    callback_scope(const callback_scope &) = delete;
    callback_scope &operator=(const callback_scope &) = delete;
    ~callback_scope() {
        ftk_scope_close(context_);
    }

    /// Begins it for a callable. FTK_OK or FTK_E_NO_MEMORY.
    [[nodiscard]] std::int32_t open(void *callable) noexcept {
        return ftk_scope_open(callable, &context_);
    }
    /// What crosses instead of the callable.
    [[nodiscard]] void *context() const noexcept {
        return context_;
    }

private:
    void *context_ = nullptr;
};

/// One call of a callback inside its scope.
class callback_call {
public:
    explicit callback_call(void *context) noexcept : context_(context), status_(ftk_scope_enter(context, &object_)) {}
    callback_call(const callback_call &) = delete;
    callback_call &operator=(const callback_call &) = delete;
    ~callback_call() {
        if (begun()) ftk_scope_leave(context_);
    }

    [[nodiscard]] bool begun() const noexcept {
        return status_ == FTK_OK;
    }
    /// The callable, until this object ends.
    [[nodiscard]] void *object() const noexcept {
        return object_;
    }
    /// The status, with its error.
    [[nodiscard]] FTK_COLD std::int32_t refuse(ftk_error **err) const noexcept {
        return ftk_fail(err, status_, ftk_str{nullptr, 0});
    }

private:
    void *context_;
    void *object_ = nullptr;
    std::int32_t status_;
};

namespace detail {

#if FTK_EXCEPTIONS
// The error for the exception that is being handled, with the exception object behind it.
inline FTK_COLD std::int32_t caught(ftk_error **err, std::int32_t undeclared) noexcept {
    const ftk_origin origin = current_origin();
    ftk_error_init init = {};
    init.origin = origin;
    // Without memory for the exception object it is lost.
    init.status = origin.object == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : undeclared;
    ftk_error *made = nullptr;
    try {
        throw;
    } catch (const error &failure) {
        made = with_origin(failure, origin);
    } catch (const std::bad_alloc &) {
        init.status = FTK_E_NO_MEMORY;
        made = ftk_error_new(&init);
    } catch (const std::exception &failure) {
        if (origin.object != nullptr) init.message = text(std::string_view(failure.what()));
        if (ftk_utf8_valid(init.message.ptr, init.message.len) == 0) init.message = {nullptr, 0};
        made = ftk_error_new(&init);
    } catch (...) {
        made = ftk_error_new(&init);
    }
    return report(err, error(made));
}
#endif

} // namespace detail

/// Runs the body of a callback. What it throws comes back to the caller of the function as the very same object.
template <class Body>
std::int32_t trampoline(ftk_error **err, Body &&body) noexcept {
#if FTK_EXCEPTIONS
    try {
        return body();
    } catch (...) {
        return detail::caught(err, FTK_E_CALLBACK);
    }
#else
    (void)err;
    return body();
#endif
}

} // namespace ftk

#endif
