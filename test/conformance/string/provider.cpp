#include <algorithm>
#include <conf_string_provider.hpp>

namespace {

namespace api = conf::string;

struct Provider {
    static std::string twice(const std::string &text) {
        return text + text;
    }
    static std::uint64_t byte_length(std::string_view text) {
        return text.size();
    }
    static std::string fill(std::uint32_t count) {
        return std::string(count, 'x');
    }
    static std::string join(const std::vector<std::string> &texts) {
        std::string all;
        for (std::size_t i = 0; i != texts.size(); ++i) all.append(i == 0 ? "" : "+").append(texts[i]);
        return all;
    }
    static std::vector<std::string> split(const std::string &text) {
        std::vector<std::string> parts;
        std::size_t start = 0;
        for (std::size_t end = text.find('/'); end != std::string::npos; end = text.find('/', start)) {
            parts.push_back(text.substr(start, end - start));
            start = end + 1;
        }
        parts.push_back(text.substr(start));
        return parts;
    }
    static api::Card turn(api::Card card) {
        card.title = "[" + card.title + "]";
        std::reverse(card.lines.begin(), card.lines.end());
        return card;
    }
};

} // namespace

FTK_PROVIDER(conf_string, Provider);
