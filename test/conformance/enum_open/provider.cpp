#include <conf_enum_open_provider.hpp>

namespace {

namespace api = conf::enum_open;

struct Provider {
    static api::Cipher echo(api::Cipher cipher) {
        return cipher;
    }
    static api::Cipher strange() {
        return static_cast<api::Cipher>(77);
    }
    static api::Signed negate(api::Signed value) {
        return static_cast<api::Signed>(-static_cast<int>(value));
    }
    static api::Wide widest() {
        return api::Wide::huge;
    }
    static api::Choice make_choice() {
        return {};
    }
    static std::vector<api::Cipher> known(const std::vector<api::Cipher> &all) {
        std::vector<api::Cipher> named;
        for (const api::Cipher one : all) {
            if (!to_string(one).empty()) named.push_back(one);
        }
        return named;
    }
};

} // namespace

FTK_PROVIDER(conf_enum_open, Provider);
