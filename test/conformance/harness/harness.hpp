// What the C++ consumers share: printing values the way the transcripts want them. Each consumer.cpp defines `void consume_<feature>(const char *library)`,
// which loads its package (or packages) from `library` and prints its transcript.
#ifndef CONF_HARNESS_HPP
#define CONF_HARNESS_HPP

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ftk/ftk.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace conf_show {

inline std::string text(bool value) {
    return value ? "true" : "false";
}
inline std::string text(std::string_view value) {
    return "\"" + std::string(value) + "\"";
}
inline std::string text(const std::string &value) {
    return text(std::string_view(value));
}
inline std::string text(const char *value) {
    return text(std::string_view(value));
}
inline std::string text(char32_t value) {
    char out[16];
    std::snprintf(out, sizeof out, "U+%04X", static_cast<unsigned>(value));
    return out;
}
inline std::string text(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    char out[64];
    std::snprintf(out, sizeof out, "%.3f", value);
    return out;
}
inline std::string text(float value) {
    return text(static_cast<double>(value));
}
template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
std::string text(T value) {
    return std::to_string(value);
}
/// An enum as its number.
template <class T, std::enable_if_t<std::is_enum_v<T>, int> = 0>
std::string text(T value) {
    return std::to_string(static_cast<std::underlying_type_t<T>>(value));
}
template <class T>
std::string text(const std::optional<T> &value) {
    return value.has_value() ? text(*value) : "none";
}
/// `[a, b]`, each through `show`.
template <class Range, class Show>
std::string list(const Range &range, Show show) {
    std::string out = "[";
    bool first = true;
    for (const auto &item : range) {
        if (!first) out += ", ";
        first = false;
        out += show(item);
    }
    return out + "]";
}
template <class Range>
std::string list(const Range &range) {
    return list(range, [](const auto &item) { return text(item); });
}
/// Lower-case hexadecimal of any run of bytes.
template <class Range>
std::string hex(const Range &bytes) {
    std::string out;
    char two[3];
    for (const auto byte : bytes) {
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        out += two;
    }
    return out;
}
/// `error <code> "<message>"` for a declared error, `unknown error <code>` for one that this version does not know, `status <n>` otherwise.
inline std::string failure(const ftk::error &error) {
    return "status " + std::to_string(error.status());
}
template <class Error, class... Case>
bool is_known(const Error &error, ftk::cases<Case...>) {
    return (error.template is<Case>() || ...);
}
template <class Error, class = typename Error::Cases>
std::string failure(const Error &error) {
    if (error.is_runtime()) return failure(static_cast<const ftk::error &>(error));
    const std::string code = std::to_string(static_cast<std::int32_t>(error.code()));
    if (!is_known(error, typename Error::Cases())) return "unknown error " + code;
    return "error " + code + " " + text(error.message());
}
/// The value through `show`, or the failure.
template <class T, class E, class Show>
std::string outcome(const ftk::expected<T, E> &result, Show show) {
    return result ? show(*result) : failure(result.error());
}
template <class T, class E>
std::string outcome(const ftk::expected<T, E> &result) {
    return outcome(result, [](const T &value) { return text(value); });
}
template <class E>
std::string outcome(const ftk::expected<void, E> &result) {
    return result ? "ok" : failure(result.error());
}
/// The payload of a case; throws the error when it is another one.
template <class Case, class Error>
Case payload(const Error &error) {
    auto found = error.template get<Case>();
    if (!found) throw error;
    return *std::move(found);
}
/// Where lines go instead of the standard output while they are recorded.
inline std::vector<std::string> *recorded = nullptr;
/// One line of the transcript, as it is.
inline void say(std::string text) {
    if (recorded != nullptr) recorded->push_back(std::move(text));
    else std::printf("%s\n", text.c_str());
}
/// One line of the transcript.
inline void line(const std::string &what, const std::string &value) {
    say(what + " = " + value);
}

} // namespace conf_show

#endif
