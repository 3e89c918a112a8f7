#include <conf_default_args_provider.hpp>
#include <cstdio>

namespace {

namespace api = conf::default_args;

struct Provider {
    static std::string show(std::string_view text, std::uint32_t count, double ratio, bool flag, api::Mode mode, api::Access access, std::uint32_t limit) {
        char number[64];
        std::snprintf(number, sizeof number, "%.3f", ratio);
        std::string shown(text);
        shown += " " + std::to_string(count) + " " + number + (flag ? " true " : " false ");
        shown += std::to_string(static_cast<unsigned>(mode)) + " " + std::to_string(static_cast<unsigned>(access)) + " " + std::to_string(limit);
        return shown;
    }
    static std::string open(std::string_view key, const api::Options &options, const std::vector<std::string> &tags, std::optional<std::uint32_t> limit) {
        std::string joined;
        for (const std::string &tag : tags) joined += (joined.empty() ? "" : ",") + tag;
        return std::string(key) + " " + std::to_string(options.depth) + " " + options.name + " " + joined + " " + (limit ? std::to_string(*limit) : "-");
    }
};

} // namespace

FTK_PROVIDER(conf_default_args, Provider);
