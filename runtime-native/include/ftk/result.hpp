// Where the result of C++ code goes: one writer for each shape that the slots of the ABI have. `takes<R>` says what the code may return for it.
#ifndef FTK_RESULT_HPP
#define FTK_RESULT_HPP

#include <functional>
#include <memory>

#include "graph.hpp"
#include "handle.hpp"

namespace ftk {

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

namespace detail {

/// The end of an optional result: the value by `some`, then whether there is one.
template <class Optional, class Some>
std::int32_t put_optional(std::uint8_t *out_has, Optional &&value, const Some &some) {
    const bool has = value.has_value();
    if (has) {
        if (const std::int32_t status = some(*std::forward<Optional>(value)); status != FTK_OK) return status;
    }
    *out_has = has ? 1 : 0;
    return FTK_OK;
}

} // namespace detail

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
        return detail::put_optional(out_has, value, value_out<T, Cell>{out});
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
        return detail::put_optional(out_has, std::move(value), buffer_out<T, Element>{out});
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

} // namespace ftk

#endif
