// C++ calls Rust: the generated package, and what it is compared with.
#include <bench_native.hpp>

#include <cxx-provider/src/lib.rs.h>
#include <rust/cxx.h>

#include "harness.hpp"
#include "profiles.hpp"
#include "rivals.h"
#include "stream_reader.hpp"

namespace {

namespace api = bench::native;
using bench_harness::path;
using bench_harness::Report;

/// Stops when a path finds something else than the others.
template <class A, class B>
void same(const char *what, const A &a, const B &b) {
    if (a == b) return;
    std::fprintf(stderr, "%s: the paths differ\n", what);
    std::exit(1);
}

void must(std::int32_t status) {
    if (status == HAND_OK) return;
    std::fprintf(stderr, "hand: status %d\n", status);
    std::exit(1);
}

void measure_scalars(Report &report) {
    const auto ours = [](std::int32_t i) { return api::scalar(i, 7); };
    const auto hand = [](std::int32_t i) {
        std::int32_t out = 0;
        hand_error *err = nullptr;
        must(hand_scalar(i, 7, &out, &err));
        return out;
    };
    same("scalar", ours(5), hand(5));
    same("scalar", ours(5), bare_scalar(5, 7));
    same("scalar", ours(5), cxx_rust::scalar(5, 7));
    report.alone("noop", {
        path("ours", [](std::int32_t i) { api::noop(); return i; }),
        path("hand", [](std::int32_t i) { hand_error *err = nullptr; must(hand_noop(&err)); return i; }),
        path("bare", [](std::int32_t i) { bare_noop(); return i; }),
        path("cxx", [](std::int32_t i) { cxx_rust::noop(); return i; }),
    });
    report.alone("scalar", {
        path("ours", ours),
        path("hand", hand),
        path("bare", [](std::int32_t i) { return bare_scalar(i, 7); }),
        path("cxx", [](std::int32_t i) { return cxx_rust::scalar(i, 7); }),
    });
}

void measure_structs(Report &report) {
    const auto ours_in = [](std::int32_t i) { return api::struct_in({double(i), 1, 2}); };
    const auto hand_in = [](std::int32_t i) {
        const rival_point point{double(i), 1, 2};
        double out = 0;
        hand_error *err = nullptr;
        must(hand_struct_in(&point, &out, &err));
        return out;
    };
    const auto bare_in = [](std::int32_t i) {
        const rival_point point{double(i), 1, 2};
        return bare_struct_in(&point);
    };
    const auto cxx_in = [](std::int32_t i) { return cxx_rust::struct_in({double(i), 1, 2}); };
    same("struct_in", ours_in(5), hand_in(5));
    same("struct_in", ours_in(5), bare_in(5));
    same("struct_in", ours_in(5), cxx_in(5));
    report.alone("struct_in", {path("ours", ours_in), path("hand", hand_in), path("bare", bare_in), path("cxx", cxx_in)});

    const auto ours_out = [](std::int32_t i) { return api::struct_out(i); };
    const auto hand_out = [](std::int32_t i) {
        rival_point out{};
        hand_error *err = nullptr;
        must(hand_struct_out(i, &out, &err));
        return out;
    };
    const auto bare_out = [](std::int32_t i) {
        rival_point out;
        bare_struct_out(i, &out);
        return out;
    };
    const auto cxx_out = [](std::int32_t i) { return cxx_rust::struct_out(i); };
    const auto sum = [](const auto &point) { return point.x + 10 * point.y + 100 * point.z; };
    same("struct_out", sum(ours_out(5)), sum(hand_out(5)));
    same("struct_out", sum(ours_out(5)), sum(bare_out(5)));
    same("struct_out", sum(ours_out(5)), sum(cxx_out(5)));
    report.alone("struct_out", {path("ours", ours_out), path("hand", hand_out), path("bare", bare_out), path("cxx", cxx_out)});
}

void measure_string_in(Report &report, const char *name, const std::string &text) {
    const auto ours = [&](std::int32_t) { return api::string_in(text); };
    const auto hand = [&](std::int32_t) {
        std::uint32_t out = 0;
        hand_error *err = nullptr;
        must(hand_string_in(text.data(), text.size(), &out, &err));
        return out;
    };
    const auto bare = [&](std::int32_t) { return bare_string_in(text.data(), text.size()); };
    const auto cxx = [&](std::int32_t) { return cxx_rust::string_in(text); };
    same(name, ours(0), hand(0));
    same(name, ours(0), bare(0));
    same(name, ours(0), cxx(0));
    report.alone(name, {path("ours", ours), path("hand", hand), path("bare", bare), path("cxx", cxx)});
}

void measure_string_out(Report &report, const char *name, std::uint32_t which) {
    const auto ours = [which](std::int32_t) { return api::string_out(which); };
    const auto hand = [which](std::int32_t) {
        hand_text out{};
        hand_error *err = nullptr;
        must(hand_string_out(which, &out, &err));
        std::string text(out.ptr, out.len);
        hand_text_free(out);
        return text;
    };
    const auto bare = [which](std::int32_t) {
        std::size_t len = 0;
        char *out = bare_string_out(which, &len);
        std::string text(out, len);
        bare_string_free(out, len);
        return text;
    };
    const auto cxx = [which](std::int32_t) { return std::string(cxx_rust::string_out(which)); };
    same(name, ours(0), hand(0));
    same(name, ours(0), bare(0));
    same(name, ours(0), cxx(0));
    report.alone(name, {
        path("ours", ours),
        path("hand", hand),
        path("bare", bare),
        path("cxx", cxx),
        path("cxx-unconverted", [which](std::int32_t) { return cxx_rust::string_out(which); }),
    });
}

void measure_slice(Report &report) {
    static const std::vector<double> numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    const auto ours = [](std::int32_t) { return api::slice_in(numbers); };
    const auto hand = [](std::int32_t) {
        double out = 0;
        hand_error *err = nullptr;
        must(hand_slice_in(numbers.data(), numbers.size(), &out, &err));
        return out;
    };
    const auto bare = [](std::int32_t) { return bare_slice_in(numbers.data(), numbers.size()); };
    const auto cxx = [](std::int32_t) { return cxx_rust::slice_in(rust::Slice<const double>(numbers.data(), numbers.size())); };
    same("slice_in", ours(0), hand(0));
    same("slice_in", ours(0), bare(0));
    same("slice_in", ours(0), cxx(0));
    report.alone("slice_in", {path("ours", ours), path("hand", hand), path("bare", bare), path("cxx", cxx)});
}

/// The payload of the failure, or the result.
std::int32_t checked_ours(std::int32_t value) {
    const auto result = api::try_checked(value);
    if (result) return *result;
    const auto negative = result.error().get<api::Refusal::Negative>();
    return negative ? negative->value : 0;
}

std::int32_t checked_hand(std::int32_t value) {
    std::int32_t out = 0;
    hand_error *err = nullptr;
    if (hand_checked(value, &out, &err) == HAND_OK) return out;
    out = err->code == 1 ? err->value : 0;
    hand_error_free(err);
    return out;
}

std::int32_t checked_bare(std::int32_t value) {
    std::int32_t out = 0;
    return bare_checked(value, &out) == 0 ? out : value;
}

std::int32_t checked_cxx(std::int32_t value) {
    try {
        return cxx_rust::checked(value);
    } catch (const rust::Error &error) {
        return std::atoi(error.what());
    }
}

void measure_errors(Report &report) {
    for (const std::int32_t value : {4, -4}) {
        same("error", checked_ours(value), checked_hand(value));
        same("error", checked_ours(value), checked_bare(value));
        same("error", checked_ours(value), checked_cxx(value));
    }
    report.alone("error_none", {
        path("ours", [](std::int32_t i) { return checked_ours(i); }),
        path("hand", [](std::int32_t i) { return checked_hand(i); }),
        path("bare", [](std::int32_t i) { return checked_bare(i); }),
        path("cxx", [](std::int32_t i) { return checked_cxx(i); }),
    });
    report.alone("error", {
        path("ours", [](std::int32_t i) { return checked_ours(-1 - i); }),
        path("hand", [](std::int32_t i) { return checked_hand(-1 - i); }),
        path("bare", [](std::int32_t i) { return checked_bare(-1 - i); }),
        path("cxx", [](std::int32_t i) { return checked_cxx(-1 - i); }),
    });
}

void measure_methods(Report &report) {
    static const api::Counter counter(100);
    static const api::Meter meter(100);
    static const void *const bare_object = bare_adder(100);
    static const auto cxx_object = cxx_rust::adder(100);
    static const std::uint64_t handle = [] {
        std::uint64_t made = 0;
        hand_error *err = nullptr;
        must(hand_adder(100, &made, &err));
        return made;
    }();
    const auto hand_call = [](std::int32_t i) {
        std::int32_t out = 0;
        hand_error *err = nullptr;
        must(hand_add(handle, i, &out, &err));
        return out;
    };
    const auto hand = path("hand", hand_call);
    const auto bare = path("bare", [](std::int32_t i) { return bare_add(bare_object, i); });
    const auto cxx = path("cxx", [](std::int32_t i) { return cxx_object->add(i); });
    const auto unique = path("ours", [](std::int32_t i) { return counter.add(i); });
    const auto shared = path("ours", [](std::int32_t i) { return meter.add(i); });
    same("method", counter.add(5), hand_call(5));
    same("method", meter.add(5), bare_add(bare_object, 5));
    same("method", meter.add(5), cxx_object->add(5));
    report.alone("method_unique", {unique, hand, bare, cxx});
    report.alone("method_shared", {shared, hand, bare, cxx});
    report.beside("method_unique_2t", {unique, hand, bare, cxx});
    report.beside("method_shared_2t", {shared, hand, bare, cxx});
}

double weigh_in_place() {
    bench_data::Weight weight;
    const auto profiles = api::profiles_view();
    for (const api::ProfileView one : *profiles) {
        weight.number(one.id());
        weight.text(one.name());
        weight.text(one.email());
        for (const std::string_view tag : one.tags()) weight.text(tag);
        for (const double score : one.scores()) weight.score(score);
        if (const auto address = one.address()) {
            weight.text(address->street());
            weight.number(address->zip());
        }
    }
    return weight.total();
}

double weigh_cxx() {
    bench_data::Weight weight;
    for (const cxx_rust::Profile &one : cxx_rust::profiles()) {
        weight.number(one.id);
        weight.text(one.name);
        weight.text(one.email);
        for (const rust::String &tag : one.tags) weight.text(tag);
        for (const double score : one.scores) weight.score(score);
        for (const cxx_rust::Address &address : one.address) {
            weight.text(address.street);
            weight.number(address.zip);
        }
    }
    return weight.total();
}

void measure_profiles(Report &report) {
    const double expected = bench_data::weigh(bench_data::profiles());
    same("profiles", api::profiles(), bench_data::profiles());
    same("profiles", bench_stream::read_owned(), bench_data::profiles());
    same("profiles in place", weigh_in_place(), expected);
    same("profiles as walked stream", bench_stream::walk(), expected);
    same("profiles of cxx", weigh_cxx(), expected);
    const auto stream = path("stream", [](std::int32_t) { return bench_data::weigh(bench_stream::read_owned()); });
    const auto walked = path("stream-walked", [](std::int32_t) { return bench_stream::walk(); });
    const auto cxx = path("cxx", [](std::int32_t) { return weigh_cxx(); });
    report.alone("profiles_1k_view", {path("ours", [](std::int32_t) { return weigh_in_place(); }), stream, walked, cxx}, 1000);
    report.alone("profiles_1k_owned", {path("ours", [](std::int32_t) { return bench_data::weigh(api::profiles()); }), stream, cxx}, 1000);
}

} // namespace

int main(int argc, char **argv) {
    Report report("cpp_rust_", argc, argv);
    measure_scalars(report);
    measure_structs(report);
    measure_string_in(report, "string_in_16", bench_data::text(0));
    measure_string_in(report, "string_in_1k", bench_data::text(1));
    measure_slice(report);
    measure_string_out(report, "string_out_16", 0);
    measure_string_out(report, "string_out_1k", 1);
    measure_errors(report);
    measure_profiles(report);
    measure_methods(report);
    report.print();
    return 0;
}
