// The called side of a call: arguments are validated, results of C++ code are written to the slots of the ABI, nothing unwinds out.
// Providers use it for functions, consumers for callbacks.
#ifndef FTK_ANSWER_HPP
#define FTK_ANSWER_HPP

#include <functional>
#include <memory>

#include "call.hpp"
#include "graph.hpp"

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

template <class R>
struct is_shared_ptr : std::false_type {};
template <class T>
struct is_shared_ptr<std::shared_ptr<T>> : std::true_type {};
template <class R>
struct is_reference_wrapper : std::false_type {};
template <class T>
struct is_reference_wrapper<std::reference_wrapper<T>> : std::true_type {};
template <class R>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

// A list of plain std::unique_ptr or std::shared_ptr for a list of objects: R is what the author's code returned.
template <class R, class T>
struct rebuilds : std::false_type {};
template <class From, class To>
struct rebuilds<std::vector<From>, std::vector<To>> : std::conjunction<std::negation<std::is_same<From, To>>, std::is_class<From>, std::is_convertible<From, To>> {};
template <class From, class To>
struct rebuilds<const std::vector<From> &, std::vector<To>>
    : std::conjunction<std::negation<std::is_same<From, To>>, std::is_class<From>, std::is_convertible<const From &, To>> {};
template <class From, class To>
struct rebuilds<std::vector<From> &, std::vector<To>> : rebuilds<const std::vector<From> &, std::vector<To>> {};

template <class T, class R>
T rebuild(R &&result) {
    T made;
    made.reserve(result.size());
    for (auto &one : result) {
        if constexpr (std::is_lvalue_reference_v<R>) made.emplace_back(one);
        else made.emplace_back(std::move(one));
    }
    return made;
}

} // namespace detail

/// No result.
struct void_out {
    template <class R>
    static constexpr bool takes = true;
    std::int32_t operator()() const noexcept { return FTK_OK; }
    template <class R>
    std::int32_t operator()(R &&) const noexcept {
        return FTK_OK;
    }
};

/// A scalar, struct or array.
template <class T, class Cell>
struct value_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, T>;
    Cell *out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        const T value = std::forward<R>(result);
        no_memory none;
        if constexpr (detail::is_array<T>::value) return lower(none, value, out);
        else return lower(none, value, *out);
    }
};

/// The same, optional.
template <class T, class Cell>
struct optional_value_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, std::optional<T>>;
    std::uint8_t *out_has;
    Cell *out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        const std::optional<T> value = std::forward<R>(result);
        if (value.has_value()) {
            if (const std::int32_t status = value_out<T, Cell>{out}(*value); status != FTK_OK) return status;
        }
        *out_has = value.has_value() ? 1 : 0;
        return FTK_OK;
    }
};

/// Text, bytes, or a sequence of scalars or structs. Text may also come as std::string_view, a sequence as a reference.
template <class T, class Element>
struct buffer_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, T> || (std::is_same_v<T, std::string> && std::is_convertible_v<R, std::string_view>);
    ftk_buf *out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        return make(std::forward<R>(result), *out);
    }

private:
    template <class R>
    static std::int32_t make(R &&result, ftk_buf &made) {
        if constexpr (std::is_same_v<std::decay_t<R>, T>) return give_buffer<Element>(std::forward<R>(result), made);
        else if constexpr (std::is_same_v<T, std::string>) return give_buffer<Element>(std::string_view(result), made);
        else return give_buffer<Element>(T(std::forward<R>(result)), made);
    }
};

template <class T, class Element>
struct optional_buffer_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, std::optional<T>>;
    std::uint8_t *out_has;
    ftk_buf *out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        std::optional<T> value = std::forward<R>(result);
        if (value.has_value()) {
            if (const std::int32_t status = buffer_out<T, Element>{out}(*std::move(value)); status != FTK_OK) return status;
        }
        *out_has = value.has_value() ? 1 : 0;
        return FTK_OK;
    }
};

/// A record, or a list, map, variant or array that holds text or records. A temporary is adopted: it moves into the graph, which then
/// points at its text. A reference, std::reference_wrapper or std::shared_ptr lends: the first two are copied, the last is kept.
template <class T, class Root>
struct graph_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, T> || std::is_convertible_v<R, std::shared_ptr<const T>> ||
                                  std::is_convertible_v<R, std::reference_wrapper<const T>> || detail::rebuilds<R, T>::value;
    const Root **out;
    ftk_owner **out_owner;
    ftk_arena_hint *hint;

    template <class R>
    std::int32_t operator()(R &&result) const {
        graph memory(hint);
        if (!memory) return FTK_E_NO_MEMORY;
        using type = std::decay_t<R>;
        if constexpr (detail::is_reference_wrapper<type>::value) {
            return write(memory, result.get());
        } else if constexpr (detail::is_shared_ptr<type>::value) {
            if (result == nullptr) return FTK_E_INVALID;
            auto *kept = memory.adopt(type(std::forward<R>(result)));
            return kept == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : write(memory, std::as_const(**kept));
        } else if constexpr (std::is_lvalue_reference_v<R> && std::is_same_v<type, T>) {
            return write(memory, result);
        } else if constexpr (detail::rebuilds<R, T>::value) {
            auto *kept = memory.adopt(detail::rebuild<T>(std::forward<R>(result)));
            return kept == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : write(memory, *kept);
        } else if constexpr (std::is_same_v<R, T>) {
            auto *kept = memory.adopt(std::forward<R>(result));
            return kept == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : write(memory, *kept);
        } else {
            auto *kept = memory.adopt(T(std::forward<R>(result)));
            return kept == nullptr ? static_cast<std::int32_t>(FTK_E_NO_MEMORY) : write(memory, *kept);
        }
    }

private:
    template <class V>
    std::int32_t write(graph &memory, V &value) const {
        if constexpr (detail::is_record<T>::value) {
            const Root *root = nullptr;
            if (const std::int32_t status = lower(memory, value, root); status != FTK_OK) return status;
            *out = root;
        } else {
            constexpr std::size_t count = array_length();
            auto *root = static_cast<Root *>(memory.array(count, sizeof(Root), alignof(Root)));
            if (root == nullptr) return FTK_E_NO_MEMORY;
            std::int32_t status;
            if constexpr (detail::is_array<T>::value) status = lower(memory, value, root);
            else status = lower(memory, value, *root);
            if (status != FTK_OK) return status;
            *out = root;
        }
        *out_owner = memory.finish();
        return FTK_OK;
    }
    static constexpr std::size_t array_length() {
        if constexpr (detail::is_array<T>::value) return std::tuple_size_v<T>;
        else return 1;
    }
};

/// The same, optional: NULL is none. std::optional<T>, or a null std::shared_ptr.
template <class T, class Root>
struct optional_graph_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, std::optional<T>> || std::is_convertible_v<R, std::shared_ptr<const T>>;
    const Root **out;
    ftk_owner **out_owner;
    ftk_arena_hint *hint;

    template <class R>
    std::int32_t operator()(R &&result) const {
        const graph_out<T, Root> some{out, out_owner, hint};
        *out = nullptr;
        *out_owner = nullptr;
        if constexpr (detail::is_optional<std::decay_t<R>>::value) {
            return result.has_value() ? some(*std::forward<R>(result)) : FTK_OK;
        } else if constexpr (detail::is_shared_ptr<std::decay_t<R>>::value) {
            return result != nullptr ? some(std::forward<R>(result)) : FTK_OK;
        } else {
            std::optional<T> value = std::forward<R>(result);
            return value.has_value() ? some(*std::move(value)) : FTK_OK;
        }
    }
};

namespace detail {

// Temporaries that own their text would be gone before the caller reads the view.
template <class R, class T>
inline constexpr bool outlives = std::is_lvalue_reference_v<R> || !(std::is_same_v<std::decay_t<R>, std::string> ||
                                                                    (!std::is_same_v<std::decay_t<R>, T> && std::is_class_v<std::decay_t<R>> &&
                                                                     !std::is_trivially_destructible_v<std::decay_t<R>>));

} // namespace detail

/// Text or elements that stay the provider's. `keep` makes the guard once all is well; NULL for views of parameters.
template <class T, class Element, class Keep>
struct view_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, T> && detail::outlives<R, T>;
    Element **out;
    std::size_t *out_len;
    ftk_owner **out_owner;
    Keep &keep;
    template <class R>
    std::int32_t operator()(R &&result) const {
        const T value = std::forward<R>(result);
        // Elements that are structs or enums have the bits of their cells.
        if constexpr (std::is_convertible_v<decltype(value.data()), Element *>) *out = value.data();
        else *out = reinterpret_cast<Element *>(value.data());
        *out_len = value.size();
        *out_owner = keep.guard();
        return FTK_OK;
    }
};

template <class T, class Element, class Keep>
struct optional_view_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, std::optional<T>>;
    std::uint8_t *out_has;
    Element **out;
    std::size_t *out_len;
    ftk_owner **out_owner;
    Keep &keep;
    template <class R>
    std::int32_t operator()(R &&result) const {
        const std::optional<T> value = std::forward<R>(result);
        *out_owner = nullptr;
        *out_has = value.has_value() ? 1 : 0;
        return value.has_value() ? view_out<T, Element, Keep>{out, out_len, out_owner, keep}(*value) : FTK_OK;
    }
};

/// Views of parameters need no guard.
struct no_guard {
    [[nodiscard]] static ftk_owner *guard() noexcept { return nullptr; }
};

/// An object of another package, or of a consumer: its handle moves out.
template <class T>
struct foreign_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, T>;
    typename T::ftk_handle **out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        T object = std::forward<R>(result);
        *out = handle_access::take(object);
        return *out == nullptr ? static_cast<std::int32_t>(FTK_E_NULL_HANDLE) : FTK_OK;
    }
};
template <class T>
struct optional_foreign_out {
    template <class R>
    static constexpr bool takes = std::is_convertible_v<R, std::optional<T>>;
    typename T::ftk_handle **out;
    template <class R>
    std::int32_t operator()(R &&result) const {
        std::optional<T> object = std::forward<R>(result);
        *out = take_handle(object);
        return FTK_OK;
    }
};

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
