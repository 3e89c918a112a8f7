// The rival `cxx`: C++ serves Rust.
#include "cxx_provider.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>

#include <bench-consumer/src/bridge.rs.h>

namespace cxx_cpp {

std::int32_t Adder::add(std::int32_t by) const { return start_ + by; }
std::unique_ptr<Adder> adder(std::int32_t start) { return std::make_unique<Adder>(start); }
void noop() {}
std::int32_t scalar(std::int32_t a, std::int32_t b) { return a + b; }
double struct_in(const Point &point) { return point.x + point.y + point.z; }
Point struct_out(double seed) { return {seed, seed + 1, seed + 2}; }

std::uint32_t string_in(rust::Str text) { return static_cast<std::uint32_t>(text.size()) + static_cast<unsigned char>(text.data()[0]); }

rust::String string_out(std::uint32_t which) {
    static const auto make = [](std::size_t size) {
        std::string made(size, 'a');
        for (std::size_t i = 0; i != size; ++i) made[i] = static_cast<char>('a' + i % 26);
        return made;
    };
    static const std::string texts[] = {make(16), make(1024)};
    return texts[which & 1];
}

double slice_in(rust::Slice<const double> numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum;
}

std::int32_t checked(std::int32_t value) {
    if (value < 0) throw std::runtime_error(std::to_string(value));
    return 2 * value;
}

namespace {

rust::String format(const char *pattern, std::uint32_t number) {
    char buffer[64];
    const int length = std::snprintf(buffer, sizeof buffer, pattern, number);
    return rust::String(buffer, static_cast<std::size_t>(length));
}

Profile profile(std::uint32_t i) {
    Profile made;
    made.id = 7919u * i;
    made.name = format("Person %04u", i);
    made.email = format("person.%04u@example.eu", i);
    made.tags = {format("topic%u", i % 10), format("group%02u", i % 100), format("region%u", i % 7)};
    made.scores = {i * 0.5, i + 1.0, i + 2.0, i + 3.0};
    if (i % 3 != 0) made.address.push_back({format("Main Street %u", i), 10000u + i});
    return made;
}

} // namespace

rust::Vec<Profile> profiles() {
    static const rust::Vec<Profile> stored = [] {
        rust::Vec<Profile> made;
        for (std::uint32_t i = 0; i != 1000; ++i) made.push_back(profile(i));
        return made;
    }();
    rust::Vec<Profile> copies;
    copies.reserve(stored.size());
    for (const Profile &one : stored) copies.push_back(one);
    return copies;
}

} // namespace cxx_cpp
