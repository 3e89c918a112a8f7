#include <conf_constructor_provider.hpp>

namespace {

namespace api = conf::constructor;

class Store {
public:
    Store() : Store("default", 0) {}
    Store(std::string_view name, std::uint32_t size) : name_(name), size_(size) {}

    static ftk::expected<std::unique_ptr<Store>, api::OpenError> named(std::string_view name) {
        if (name.empty()) return ftk::fail(api::OpenError::BadName{std::string(name)});
        return std::make_unique<Store>(name, 0u);
    }
    static std::unique_ptr<Store> with_options(const api::Options &options) {
        return std::make_unique<Store>(options.label, options.size);
    }
    std::string describe() const {
        return name_ + ":" + std::to_string(size_);
    }

private:
    std::string name_;
    std::uint32_t size_;
};

struct Provider {
    using Store = ::Store;
};

} // namespace

FTK_PROVIDER(conf_constructor, Provider);
