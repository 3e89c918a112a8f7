#include <conf_error_embed.hpp>
#include <harness.hpp>

void consume_error_embed(const char *library);

void consume_error_embed(const char *library) {
    namespace api = conf::error_embed;
    using namespace conf_show;
    api::library::load(library);
    const auto show_net = [](const api::NetError &error) {
        const auto timeout = error.get<api::NetError::Timeout>();
        return failure(error) + (timeout ? " seconds=" + text(timeout->seconds) : "");
    };
    const auto show_store = [&](const api::StoreError &error) {
        std::string shown = failure(error);
        if (const auto missing = error.get<api::StoreError::Missing>()) shown += " key=" + text(missing->key);
        if (const auto net = error.get<api::StoreError::Net>()) shown += " inner " + show_net(net->value);
        return shown;
    };
    for (const char *host : {"", "abc"}) line("connect(" + text(host) + ")", show_net(api::try_connect(host).error()));
    for (const char *key : {"k", "gone", "net:abc", "net:"}) {
        const auto loaded = api::try_load(key);
        line("load(" + text(key) + ")", loaded ? text(*loaded) : show_store(loaded.error()));
    }
}
