#include <atomic>
#include <conf_function_provider.hpp>
#include <cstdio>
#include <utf8.hpp>

namespace {

namespace api = conf::function;

std::atomic<std::uint32_t> noops{0};

struct Provider {
    static void noop() {
        ++noops;
    }
    static std::string format(
        std::int8_t a, std::uint64_t b, float c, double d, bool e, char32_t f, std::string_view g, ftk::span<const std::uint8_t> h
    ) {
        char numbers[128];
        std::snprintf(numbers, sizeof numbers, "%d %llu %.3f %.3f %s ", a, static_cast<unsigned long long>(b), static_cast<double>(c), d, e ? "true" : "false");
        std::string text = numbers;
        conf_utf8::put(text, f);
        text += " " + std::string(g) + " ";
        constexpr std::string_view digits = "0123456789abcdef";
        for (const std::uint8_t byte : h) {
            text += digits[byte >> 4];
            text += digits[byte & 15];
        }
        return text;
    }
    static std::int32_t add10(
        std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d, std::int32_t e, std::int32_t f, std::int32_t g, std::int32_t h, std::int32_t i,
        std::int32_t j
    ) {
        return a + b + c + d + e + f + g + h + i + j;
    }
    static api::Point middle(const api::Point &a, const api::Point &b) {
        return {(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
    static std::uint32_t calls() {
        return noops;
    }
};

} // namespace

FTK_PROVIDER(conf_function, Provider);
