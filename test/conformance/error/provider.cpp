#include <charconv>
#include <conf_error_provider.hpp>
#include <stdexcept>

namespace {

namespace api = conf::error;

using Error = api::ParseError;

struct Provider {
    static ftk::expected<std::int64_t, Error> parse(std::string_view text) {
        if (text.empty()) return ftk::fail(Error::Empty{});
        if (text == "busy") return ftk::fail(Error::Busy{});
        if (text == "limit") return ftk::fail(Error::Limit{99});
        if (text == "nolimit") return ftk::fail(Error::Limit{});
        std::int64_t number = 0;
        const char *end = text.data() + text.size();
        const auto [stop, code] = std::from_chars(text.data(), end, number);
        if (code != std::errc() || stop != end) return ftk::fail(Error::Syntax{api::Line(3), std::string(text), {3, 4}, {"a", "b"}});
        return number;
    }
    static ftk::expected<void, Error> check(std::string_view text) {
        auto number = parse(text);
        if (!number) return ftk::fail(std::move(number).error());
        return {};
    }
    // The same with exceptions: a provider may do either.
    static std::vector<std::int64_t> parse_all(const std::vector<std::string> &texts) {
        std::vector<std::int64_t> numbers;
        for (const std::string &text : texts) numbers.push_back(parse(text).value());
        return numbers;
    }
    static void explode() {
        throw std::runtime_error("boom");
    }
};

} // namespace

FTK_PROVIDER(conf_error, Provider);
