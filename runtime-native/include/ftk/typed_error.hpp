// The base of generated error sets: one class per set, one struct per case.
#ifndef FTK_TYPED_ERROR_HPP
#define FTK_TYPED_ERROR_HPP

#include "graph.hpp"

namespace ftk {

/// The cases of an error set, in the order of the interface.
template <class... Case>
struct cases {};

/// How one case crosses: `code`, and either a payload (`layout`, lift, fill, describe) or an embedded set. Specialised per case.
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

// Reads the case out of an error that has its domain and code.
template <class Case>
std::int32_t read_case(const error &failure, std::optional<Case> &out) {
    if constexpr (embeds<Case>::value) {
        auto cause = failure.cause();
        if (!cause) return FTK_E_INVALID;
        out.emplace(Case{typename error_case<Case>::inner(std::move(*cause))});
    } else if constexpr (has_payload<Case>::value) {
        using layout = typename error_case<Case>::layout;
        const auto *payload = static_cast<const layout *>(ftk_error_payload(failure.raw()));
        if (payload == nullptr) return FTK_E_INVALID;
        return error_case<Case>::lift(source{}, payload, out.emplace());
    } else {
        (void)failure;
        out.emplace();
    }
    return FTK_OK;
}

} // namespace detail

/// A new error object for a case. When out of memory it is an error of the runtime that says so.
template <class Case>
[[nodiscard]] FTK_COLD error make_error(std::string_view domain, const Case &value) noexcept {
    ftk_error_init init = {};
    init.status = FTK_STATUS_OF_CODE(error_case<Case>::code);
    init.domain = text(domain);
    message words;
    error_case<Case>::describe(words, value);
    init.message = words.str();
    if constexpr (detail::embeds<Case>::value) {
        init.cause = value.value.raw();
        ftk_error_retain(init.cause);
    } else if constexpr (detail::has_payload<Case>::value) {
        using layout = typename error_case<Case>::layout;
        graph memory(nullptr);
        auto *payload = memory ? static_cast<layout *>(memory.array(1, sizeof(layout), alignof(layout))) : nullptr;
        if (payload == nullptr || error_case<Case>::fill(memory, value, *payload) != FTK_OK) return error(FTK_E_NO_MEMORY);
        init.payload = payload;
        init.payload_owner = memory.finish();
    }
    return error(ftk_error_new(&init));
}

/// Base of a generated error set. An error of another set, or of the runtime, is neither of the cases: is_runtime() is true.
template <class Self>
class typed_error : public error {
public:
    /// True when this is a failure of the runtime (stale handle, panic, text that is no UTF-8 ...) and not of the set.
    [[nodiscard]] bool is_runtime() const noexcept { return status() > FTK_STATUS_DECLARED || domain() != Self::set; }
    /// True when it is that case.
    template <class Case>
    [[nodiscard]] bool is() const noexcept {
        return !is_runtime() && ftk_error_code(raw()) == error_case<Case>::code;
    }
    /// The case with its payload, or nothing.
    template <class Case>
    [[nodiscard]] std::optional<Case> get() const {
        std::optional<Case> out;
        if (is<Case>() && detail::read_case(*this, out) != FTK_OK) out.reset();
        return out;
    }
    /// 0 when the payload of `failure` can be read as what its code says.
    [[nodiscard]] static std::int32_t check(const error &failure) {
        if (failure.status() > FTK_STATUS_DECLARED || failure.domain() != Self::set) return FTK_OK;
        return check_cases(failure, typename Self::Cases());
    }

protected:
    explicit typed_error(error failure) noexcept : error(std::move(failure)) {}

private:
    template <class... Case>
    static std::int32_t check_cases(const error &failure, cases<Case...>) {
        std::int32_t status = FTK_OK;
        (void)failure;
        ((ftk_error_code(failure.raw()) == error_case<Case>::code ? void(status = check_case<Case>(failure)) : void()), ...);
        return status;
    }
    template <class Case>
    static std::int32_t check_case(const error &failure) {
        std::optional<Case> out;
        return detail::read_case(failure, out);
    }
};

} // namespace ftk

#endif
