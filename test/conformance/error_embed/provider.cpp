#include <conf_error_embed_provider.hpp>

namespace {

namespace api = conf::error_embed;

struct Provider {
    static ftk::expected<void, api::NetError> connect(std::string_view host) {
        if (host.empty()) return ftk::fail(api::NetError::Refused{});
        return ftk::fail(api::NetError::Timeout{static_cast<std::uint32_t>(host.size())});
    }
    static ftk::expected<std::string, api::StoreError> load(std::string_view key) {
        if (key == "gone") return ftk::fail(api::StoreError::Missing{std::string(key)});
        if (key.substr(0, 4) == "net:") {
            auto connected = connect(key.substr(4));
            return ftk::fail(std::move(connected).error());
        }
        return std::string(key) + std::string(key);
    }
};

} // namespace

FTK_PROVIDER(conf_error_embed, Provider);
