/** The rival `cxx`: what C++ serves to Rust. */
#pragma once

#include <cstdint>
#include <memory>
#include <rust/cxx.h>

namespace cxx_cpp {

struct Point;
struct Profile;

class Adder {
public:
    explicit Adder(std::int32_t start) : start_(start) {}
    std::int32_t add(std::int32_t by) const;

private:
    std::int32_t start_;
};

std::unique_ptr<Adder> adder(std::int32_t start);
void noop();
std::int32_t scalar(std::int32_t a, std::int32_t b);
double struct_in(const Point &point);
Point struct_out(double seed);
std::uint32_t string_in(rust::Str text);
rust::String string_out(std::uint32_t which);
double slice_in(rust::Slice<const double> numbers);
std::int32_t checked(std::int32_t value);
rust::Vec<Profile> profiles();

} // namespace cxx_cpp
