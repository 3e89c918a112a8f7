#include <conf_record_growth_provider.hpp>

namespace {

namespace api = conf::record_growth;

struct Provider {
    static std::string show(const api::Settings &settings) {
        std::string text = settings.name + " " + std::to_string(settings.level);
#ifndef CONF_OLD
        text += " " + settings.color + " " + (settings.limit ? std::to_string(*settings.limit) : "-") + " " + settings.hint.value_or("-");
#endif
        return text;
    }
    static api::Settings make() {
        return made(7);
    }
    static std::vector<std::string> show_all(const std::vector<api::Settings> &settings) {
        std::vector<std::string> texts;
        for (const api::Settings &one : settings) texts.push_back(show(one));
        return texts;
    }
    static std::vector<api::Settings> make_all() {
        return {made(7), made(8), made(9)};
    }

private:
    static api::Settings made(std::uint32_t level) {
        api::Settings settings;
        settings.name = "made";
        settings.level = level;
#ifndef CONF_OLD
        settings.color = "red";
        settings.limit = 9;
#endif
        return settings;
    }
};

} // namespace

FTK_PROVIDER(conf_record_growth, Provider);
