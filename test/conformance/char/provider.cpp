#include <conf_char_provider.hpp>
#include <utf8.hpp>

namespace {

struct Provider {
    static char32_t next(char32_t value) {
        return value == 0xd7ff ? char32_t{0xe000} : value + 1;
    }
    static std::vector<char32_t> split(std::string_view text) {
        std::vector<char32_t> chars;
        while (!text.empty()) chars.push_back(conf_utf8::take(text));
        return chars;
    }
    static std::string join(const std::vector<char32_t> &chars) {
        std::string text;
        for (const char32_t one : chars) conf_utf8::put(text, one);
        return text;
    }
    static std::optional<char32_t> first(std::string_view text) {
        if (text.empty()) return std::nullopt;
        return conf_utf8::take(text);
    }
};

} // namespace

FTK_PROVIDER(conf_char, Provider);
