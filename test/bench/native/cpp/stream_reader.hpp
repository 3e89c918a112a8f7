/** Reads the byte stream of profiles, with every length checked: into owned values, or without making any. */
#pragma once

#include <cstring>
#include <stdexcept>

#include "profiles.hpp"
#include "rivals.h"

namespace bench_stream {

/// The stream of one call, given back at the end.
class Stream {
public:
    Stream() : bytes_(stream_profiles(&len_)), at_(bytes_), end_(bytes_ + len_) {}
    ~Stream() { stream_free(bytes_, len_); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    template <class Number>
    Number number() {
        Number value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    std::string_view text() {
        const auto len = number<std::uint32_t>();
        return {reinterpret_cast<const char *>(take(len)), len};
    }
    const std::uint8_t *take(std::size_t len) {
        if (static_cast<std::size_t>(end_ - at_) < len) throw std::out_of_range("stream");
        const std::uint8_t *at = at_;
        at_ += len;
        return at;
    }

private:
    std::size_t len_ = 0;
    std::uint8_t *bytes_;
    const std::uint8_t *at_;
    const std::uint8_t *end_;
};

inline std::vector<bench::native::Profile> read_owned() {
    Stream stream;
    std::vector<bench::native::Profile> profiles(stream.number<std::uint32_t>());
    for (auto &one : profiles) {
        one.id = stream.number<std::uint64_t>();
        one.name = stream.text();
        one.email = stream.text();
        one.tags.resize(stream.number<std::uint32_t>());
        for (auto &tag : one.tags) tag = stream.text();
        one.scores.resize(stream.number<std::uint32_t>());
        std::memcpy(one.scores.data(), stream.take(8 * one.scores.size()), 8 * one.scores.size());
        if (stream.number<std::uint8_t>() == 0) continue;
        auto &address = one.address.emplace();
        address.street = stream.text();
        address.zip = stream.number<std::uint32_t>();
    }
    return profiles;
}

inline double walk() {
    Stream stream;
    bench_data::Weight weight;
    for (auto left = stream.number<std::uint32_t>(); left != 0; --left) {
        weight.number(stream.number<std::uint64_t>());
        weight.text(stream.text());
        weight.text(stream.text());
        for (auto tags = stream.number<std::uint32_t>(); tags != 0; --tags) weight.text(stream.text());
        for (auto scores = stream.number<std::uint32_t>(); scores != 0; --scores) weight.score(stream.number<double>());
        if (stream.number<std::uint8_t>() == 0) continue;
        weight.text(stream.text());
        weight.number(stream.number<std::uint32_t>());
    }
    return weight.total();
}

} // namespace bench_stream
