// One Unicode scalar value out of UTF-8 and back, for the C++ providers.
#ifndef CONF_UTF8_HPP
#define CONF_UTF8_HPP

#include <string>
#include <string_view>

namespace conf_utf8 {

/// Takes the first character off a valid text that is not empty.
inline char32_t take(std::string_view &text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
    char32_t value = length == 1 ? byte(0) : byte(0) & (0x7fu >> length);
    for (std::size_t i = 1; i != length; ++i) value = value << 6 | (byte(i) & 0x3fu);
    text.remove_prefix(length);
    return value;
}

/// Appends a scalar value.
inline void put(std::string &text, char32_t value) {
    const auto add = [&](unsigned bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto tail = [&](unsigned shift) { add(0x80u | ((static_cast<unsigned>(value) >> shift) & 0x3fu)); };
    const auto head = static_cast<unsigned>(value);
    if (head < 0x80) return add(head);
    if (head < 0x800) {
        add(0xc0u | head >> 6);
    } else if (head < 0x10000) {
        add(0xe0u | head >> 12);
        tail(6);
    } else {
        add(0xf0u | head >> 18);
        tail(12);
        tail(6);
    }
    tail(0);
}

} // namespace conf_utf8

#endif
