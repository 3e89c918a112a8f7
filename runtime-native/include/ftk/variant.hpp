// ftk::variant: what generated variants are made of.
#ifndef FTK_VARIANT_HPP
#define FTK_VARIANT_HPP

#include <cstdint>
#include <type_traits>
#include <utility>
#include <variant>

#include <ftk/ftk.h>

#include "containers.hpp"
#include "owner.hpp"

namespace ftk {

/// A case that this side does not know. It keeps its tag and payload words, and the graph that they lie in, so that it can be sent
/// back to the library that it came from. In a parameter it is valid for the call only (`keep` is empty). Equal when it is the same.
struct unknown_case {
    std::uint32_t tag = 0;
    std::uint32_t flags = 0;
    std::uint64_t words[2] = {0, 0};
    owner keep = {};

    friend bool operator==(const unknown_case &a, const unknown_case &b) noexcept {
        return a.tag == b.tag && a.words[0] == b.words[0] && a.words[1] == b.words[1];
    }
    friend bool operator!=(const unknown_case &a, const unknown_case &b) noexcept { return !(a == b); }
};

/// Base of generated variants: one of the cases, the first by default. Converts from each case.
template <class... Case>
struct variant {
    using value_type = std::variant<Case...>;

    /// For std::visit and friends.
    value_type value = {};

    variant() = default;
    template <class C, class = std::enable_if_t<(std::is_same_v<std::decay_t<C>, Case> || ...)>>
    variant(C &&one) : value(std::in_place_type<std::decay_t<C>>, std::forward<C>(one)) {}

    template <class C>
    [[nodiscard]] bool is() const noexcept {
        return std::holds_alternative<C>(value);
    }
    /// The case, or nullptr when it is another one.
    template <class C>
    [[nodiscard]] const C *get_if() const noexcept {
        return std::get_if<C>(&value);
    }
    template <class C>
    [[nodiscard]] C *get_if() noexcept {
        return std::get_if<C>(&value);
    }
    /// Calls `visitor` with the case that it is.
    template <class Visitor>
    decltype(auto) visit(Visitor &&visitor) const {
        return std::visit(std::forward<Visitor>(visitor), value);
    }
    template <class Visitor>
    decltype(auto) visit(Visitor &&visitor) {
        return std::visit(std::forward<Visitor>(visitor), value);
    }
};

/// Visitor made of lambdas: value.visit(ftk::overloaded{[](const Mail &) {...}, [](const auto &) {...}}).
template <class... F>
struct overloaded : F... {
    using F::operator()...;
};
template <class... F>
overloaded(F...) -> overloaded<F...>;

/// Keeps an unknown case.
template <class Cell>
std::int32_t lift_unknown(const source &from, const Cell &cell, unknown_case &out) noexcept {
    ftk_owner_retain(from.owner);
    out.tag = cell.tag;
    out.flags = cell.flags;
    out.words[0] = cell.as.words[0];
    out.words[1] = cell.as.words[1];
    out.keep = owner(from.owner);
    return FTK_OK;
}

/// Sends an unknown case back. What came from a parameter cannot outlive its call: FTK_E_UNSUPPORTED outward.
template <class Sink, class Cell>
std::int32_t lower_unknown(Sink &sink, const unknown_case &value, Cell &cell) {
    cell.tag = value.tag;
    cell.flags = value.flags;
    cell.as.words[0] = value.words[0];
    cell.as.words[1] = value.words[1];
    if constexpr (Sink::inward) {
        (void)sink;
        return FTK_OK;
    } else {
        if (!value.keep) return FTK_E_UNSUPPORTED;
        return sink.keep(value.keep);
    }
}

} // namespace ftk

#endif
