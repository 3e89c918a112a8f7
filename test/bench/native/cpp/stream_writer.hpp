/** Profiles as a sized little-endian byte stream: measured first, then written into one allocation. */
#pragma once

#include <cstdlib>
#include <cstring>

#include "profiles.hpp"

namespace bench_stream {

inline std::size_t size_of(const bench::native::Profile &one) {
    std::size_t size = 8 + 4 + one.name.size() + 4 + one.email.size() + 4 + 4 + 8 * one.scores.size() + 1;
    for (const auto &tag : one.tags) size += 4 + tag.size();
    if (one.address) size += 4 + one.address->street.size() + 4;
    return size;
}

class Writer {
public:
    explicit Writer(std::uint8_t *to) : to_(to) {}
    template <class Number>
    void number(Number value) {
        std::memcpy(to_, &value, sizeof value);
        to_ += sizeof value;
    }
    void text(const std::string &text) {
        number(static_cast<std::uint32_t>(text.size()));
        std::memcpy(to_, text.data(), text.size());
        to_ += text.size();
    }
    void profile(const bench::native::Profile &one) {
        number(one.id);
        text(one.name);
        text(one.email);
        number(static_cast<std::uint32_t>(one.tags.size()));
        for (const auto &tag : one.tags) text(tag);
        number(static_cast<std::uint32_t>(one.scores.size()));
        std::memcpy(to_, one.scores.data(), 8 * one.scores.size());
        to_ += 8 * one.scores.size();
        number(static_cast<std::uint8_t>(one.address.has_value()));
        if (!one.address) return;
        text(one.address->street);
        number(one.address->zip);
    }

private:
    std::uint8_t *to_;
};

/// The bytes, made by malloc and owned by the caller.
inline std::uint8_t *write(const std::vector<bench::native::Profile> &profiles, std::size_t *len) {
    std::size_t size = 4;
    for (const auto &one : profiles) size += size_of(one);
    auto *bytes = static_cast<std::uint8_t *>(std::malloc(size));
    Writer writer(bytes);
    writer.number(static_cast<std::uint32_t>(profiles.size()));
    for (const auto &one : profiles) writer.profile(one);
    *len = size;
    return bytes;
}

} // namespace bench_stream
