// The base of generated error sets: one class per set, one struct per case.
#ifndef FTK_TYPED_ERROR_HPP
#define FTK_TYPED_ERROR_HPP

#include "graph.hpp"

namespace ftk {

/// The cases of an error set, in the order of the interface.
template <class... Case>
struct cases {};

/// How one case crosses: `code`, `domain`, `words`, and either a payload (`layout`, lift, fill) or an embedded set; describe() when the words
/// are `formatted`. `flat`: the payload points to nothing. Specialised per case.
template <class Case>
struct error_case;

namespace detail {

template <class Case, class = void>
struct has_payload : std::false_type {};
template <class Case>
struct has_payload<Case, std::void_t<typename error_case<Case>::layout>> : std::true_type {};
template <class Case, class = void>
struct embeds : std::false_type {};
template <class Case>
struct embeds<Case, std::void_t<typename error_case<Case>::inner>> : std::true_type {};

[[nodiscard]] constexpr ftk_str text_of(std::string_view view) noexcept { return ftk_str{view.data(), view.size()}; }

// Whether an error is a declared one of the set.
template <class Set>
[[nodiscard]] bool declares(const ftk_error *raw) noexcept {
    const ftk_str domain = ftk_error_domain(raw);
    return ftk_error_status(raw) <= FTK_STATUS_DECLARED && domain.len == Set::set.size() &&
           std::memcmp(domain.ptr, Set::set.data(), Set::set.size()) == 0;
}

// Reads the case out of an error that has its domain and code.
template <class Case>
std::int32_t read_case(const ftk_error *failure, std::optional<Case> &out) {
    if constexpr (embeds<Case>::value) {
        ftk_error *cause = ftk_error_cause(failure);
        if (cause == nullptr) return FTK_E_INVALID;
        ftk_error_retain(cause);
        out.emplace(Case{typename error_case<Case>::inner(error(cause))});
    } else if constexpr (has_payload<Case>::value) {
        using layout = typename error_case<Case>::layout;
        const auto *payload = static_cast<const layout *>(ftk_error_payload(failure));
        if (payload == nullptr) return FTK_E_INVALID;
        return error_case<Case>::lift(source{}, payload, out.emplace());
    } else {
        (void)failure;
        out.emplace();
    }
    return FTK_OK;
}

} // namespace detail

namespace detail {

// The text of an error of this case, when somebody asks for it.
template <class Case>
FTK_HIDDEN std::size_t describe(const ftk_error *raw, char *out, std::size_t room) {
    message words;
    const auto *payload = static_cast<const typename error_case<Case>::layout *>(ftk_error_payload(raw));
    if (payload != nullptr) error_case<Case>::describe(words, *payload);
    const ftk_str made = words.str();
    std::memcpy(out, made.ptr, made.len < room ? made.len : room);
    return made.len;
}

template <class Case>
constexpr auto describer() noexcept -> std::size_t (*)(const ftk_error *, char *, std::size_t) {
    if constexpr (error_case<Case>::formatted) return &describe<Case>;
    else return nullptr;
}

// What the runtime knows of all errors of a case; each library has its own.
template <class Case>
FTK_HIDDEN inline constexpr ftk_error_case declared_case = {
    FTK_STATUS_OF_CODE(error_case<Case>::code), 0, text_of(error_case<Case>::domain), text_of(error_case<Case>::words),
    describer<Case>(),
};

} // namespace detail

/// A new error object for a case. When out of memory it is an error of the runtime that says so.
template <class Case>
[[nodiscard]] FTK_APART ftk_error *make_error(const Case &value) noexcept {
    using made = error_case<Case>;
    const ftk_error_case *declared = &detail::declared_case<Case>;
    if constexpr (detail::embeds<Case>::value) {
        ftk_error_retain(value.value.raw());
        return ftk_error_declared_with(declared, nullptr, nullptr, value.value.raw());
    } else if constexpr (!detail::has_payload<Case>::value) {
        (void)value;
        void *none = nullptr;
        return ftk_error_declared(declared, 0, &none);
    } else if constexpr (made::flat) {
        using layout = typename made::layout;
        void *payload = nullptr;
        ftk_error *failure = ftk_error_declared(declared, sizeof(layout), &payload);
        no_memory none;
        if (FTK_LIKELY(payload != nullptr)) (void)made::fill(none, value, *static_cast<layout *>(payload));
        return failure;
    } else {
        using layout = typename made::layout;
        graph memory(nullptr);
        auto *payload = memory ? static_cast<layout *>(memory.array(1, sizeof(layout), alignof(layout))) : nullptr;
        if (payload == nullptr || made::fill(memory, value, *payload) != FTK_OK) return error(FTK_E_NO_MEMORY).release();
        return ftk_error_declared_with(declared, payload, memory.finish(), nullptr);
    }
}

/// Base of a generated error set. An error of another set, or of the runtime, is neither of the cases: is_runtime() is true.
template <class Self>
class typed_error : public error {
public:
    /// True when this is a failure of the runtime (stale handle, panic, text that is no UTF-8 ...) and not of the set.
    [[nodiscard]] bool is_runtime() const noexcept { return known_set() != &Self::set; }
    /// True when it is that case.
    template <class Case>
    [[nodiscard]] bool is() const noexcept {
        return !is_runtime() && ftk_error_code(raw()) == error_case<Case>::code;
    }
    /// The case with its payload, or nothing.
    template <class Case>
    [[nodiscard]] std::optional<Case> get() const {
        std::optional<Case> out;
        if (is<Case>() && FTK_UNLIKELY(detail::read_case(raw(), out) != FTK_OK)) out.reset();
        return out;
    }
    /// 0 when the payload of `failure`, an error of this set, can be read as what its code says.
    [[nodiscard]] static std::int32_t check(const ftk_error *failure) { return check_cases(failure, typename Self::Cases()); }
    /// What known_set() is for `failure`: the address of the set's name when it is one of its errors.
    [[nodiscard]] static const void *set_of(const ftk_error *failure) noexcept {
        return failure != nullptr && detail::declares<Self>(failure) ? &Self::set : nullptr;
    }

protected:
    explicit typed_error(error failure) noexcept : typed_error(failure.release()) {}
    explicit typed_error(ftk_error *adopted) noexcept : error(adopted, set_of(adopted)) {}
    typed_error(ftk_error *adopted, const void *found) noexcept : error(adopted, found) {}
    /// A new one of a case, or what says that there was no memory for it.
    template <class Case>
    explicit typed_error(std::in_place_type_t<Case>, const Case &value) noexcept : typed_error(make_error(value), &Self::set, 0) {}

private:
    typed_error(ftk_error *made, const void *found, int) noexcept
        : error(made, ftk_error_status(made) <= FTK_STATUS_DECLARED ? found : nullptr) {}
    template <class... Case>
    static std::int32_t check_cases(const ftk_error *failure, cases<Case...>) {
        std::int32_t status = FTK_OK;
        (void)failure;
        ((ftk_error_code(failure) == error_case<Case>::code ? void(status = check_case<Case>(failure)) : void()), ...);
        return status;
    }
    template <class Case>
    static std::int32_t check_case(const ftk_error *failure) {
        std::optional<Case> out;
        return detail::read_case(failure, out);
    }
};

} // namespace ftk

#endif
