#include <conf_alias_provider.hpp>

namespace {

namespace api = conf::alias;

struct Provider {
    static std::uint32_t length(api::Range span) {
        return span.last - span.first;
    }
    static std::string join(const std::vector<std::string> &names) {
        std::string all;
        for (const std::string &name : names) all += (all.empty() ? "" : ",") + name;
        return all;
    }
    static std::optional<std::string> first(const std::vector<std::string> &names) {
        if (names.empty()) return std::nullopt;
        return names.front();
    }
};

} // namespace

FTK_PROVIDER(conf_alias, Provider);
