/** The thousand profiles that every path moves, and the number that every path must find in them. */
#pragma once

#include <cstdio>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <bench_native.hpp>

namespace bench_data {

/// Text number `which`: 16 bytes or 1 KiB.
inline std::string text(std::uint32_t which) {
    std::string made(which == 0 ? 16 : 1024, 'a');
    for (std::size_t i = 0; i != made.size(); ++i) made[i] = static_cast<char>('a' + i % 26);
    return made;
}

inline std::string format(const char *pattern, std::uint32_t number) {
    char buffer[64];
    const int length = std::snprintf(buffer, sizeof buffer, pattern, number);
    return std::string(buffer, static_cast<std::size_t>(length));
}

inline bench::native::Profile profile(std::uint32_t i) {
    bench::native::Profile made;
    made.id = 7919u * i;
    made.name = format("Person %04u", i);
    made.email = format("person.%04u@example.eu", i);
    made.tags = {format("topic%u", i % 10), format("group%02u", i % 100), format("region%u", i % 7)};
    made.scores = {i * 0.5, i + 1.0, i + 2.0, i + 3.0};
    if (i % 3 != 0) made.address = bench::native::Address{format("Main Street %u", i), 10000u + i};
    return made;
}

inline const std::vector<bench::native::Profile> &profiles() {
    static const std::vector<bench::native::Profile> stored = [] {
        std::vector<bench::native::Profile> made;
        for (std::uint32_t i = 0; i != 1000; ++i) made.push_back(profile(i));
        return made;
    }();
    return stored;
}

/// Every length, the last byte of every text, every number.
class Weight {
public:
    template <class Text>
    void text(const Text &text) {
        sum_ += text.size() + static_cast<unsigned char>(text.data()[text.size() - 1]);
    }
    void number(std::uint64_t number) { sum_ += number; }
    void score(double score) { scores_ += score; }
    double total() const { return scores_ + static_cast<double>(sum_); }

private:
    std::uint64_t sum_ = 0;
    double scores_ = 0;
};

inline double weigh(const std::vector<bench::native::Profile> &profiles) {
    Weight weight;
    for (const auto &one : profiles) {
        weight.number(one.id);
        weight.text(one.name);
        weight.text(one.email);
        for (const auto &tag : one.tags) weight.text(tag);
        for (const double score : one.scores) weight.score(score);
        if (one.address) {
            weight.text(one.address->street);
            weight.number(one.address->zip);
        }
    }
    return weight.total();
}

} // namespace bench_data
