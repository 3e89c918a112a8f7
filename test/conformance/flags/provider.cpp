#include <conf_flags_provider.hpp>

namespace {

namespace api = conf::flags;

struct Provider {
    static api::Access with_read(api::Access value) {
        return value | api::Access::read;
    }
    static api::Access echo(api::Access value) {
        return value;
    }
    static api::Mode toggle(api::Mode mode) {
        return mode ^ (api::Mode::fast | api::Mode::safe);
    }
    static api::Rule make_rule() {
        return {};
    }
};

} // namespace

FTK_PROVIDER(conf_flags, Provider);
