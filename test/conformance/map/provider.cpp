#include <conf_map_provider.hpp>
#include <utf8.hpp>

namespace {

namespace api = conf::map;

struct Provider {
    static ftk::map<std::string, std::uint32_t> words(std::string_view text) {
        ftk::map<std::string, std::uint32_t> counts;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            if (end != 0) ++counts[std::string(text.substr(0, end))];
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return counts;
    }
    static ftk::map<std::string, std::uint32_t> swap(const ftk::map<std::uint32_t, std::string> &values) {
        ftk::map<std::string, std::uint32_t> swapped;
        for (const auto &[key, value] : values) swapped.insert_or_assign(value, key);
        return swapped;
    }
    static double sum(const ftk::map<std::string, double> &values) {
        double total = 0;
        for (const auto &entry : values) total += entry.second;
        return total;
    }
    static ftk::map<api::Kind, bool> kinds(ftk::map<api::Kind, bool> values) {
        return values;
    }
    static api::Index make_index(std::string_view text) {
        api::Index index;
        index.words = words(text);
        for (const auto &[word, count] : index.words) index.items.emplace(word, api::Item{count});
        return index;
    }
    static std::uint32_t weigh(const api::Index &index) {
        auto weight = static_cast<std::uint32_t>(index.words.size());
        for (const auto &entry : index.items) weight += entry.second.count;
        return weight;
    }
    static ftk::map<char32_t, std::vector<std::string>> by_letter(const std::vector<std::string> &words) {
        ftk::map<char32_t, std::vector<std::string>> letters;
        for (const std::string &word : words) {
            std::string_view rest = word;
            if (!rest.empty()) letters[conf_utf8::take(rest)].push_back(word);
        }
        return letters;
    }
};

} // namespace

FTK_PROVIDER(conf_map, Provider);
