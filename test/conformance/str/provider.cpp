#include <algorithm>
#include <conf_str_provider.hpp>

namespace {

class Page {
public:
    explicit Page(std::string_view text) : text_(text) {}

    std::string_view all() const {
        return text_;
    }
    std::optional<std::string_view> tail() const {
        const std::size_t colon = text_.find(':');
        if (colon == std::string::npos) return std::nullopt;
        return std::string_view(text_).substr(colon + 1);
    }
    void append(std::string_view text) {
        text_ += text;
    }

private:
    std::string text_;
};

struct Provider {
    using Page = ::Page;

    static std::uint32_t count_e(std::string_view text) {
        return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), 'e'));
    }
    static std::string_view first_word(std::string_view text) {
        return text.substr(0, text.find(' '));
    }
    static std::string join(const std::vector<std::string_view> &texts) {
        std::string all;
        for (std::size_t i = 0; i != texts.size(); ++i) all.append(i == 0 ? "" : "|").append(texts[i]);
        return all;
    }
};

} // namespace

FTK_PROVIDER(conf_str, Provider);
