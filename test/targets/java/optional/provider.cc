#include <test_optional_provider.hpp>

namespace {

namespace api = test::optional;

class Box {
public:
    explicit Box(std::optional<std::string> label) : label_(std::move(label)) {}
    const std::optional<std::string> &label() const {
        return label_;
    }
    void set_label(std::optional<std::string> label) {
        label_ = std::move(label);
    }
    std::unique_ptr<Box> other() const {
        return label_ ? std::make_unique<Box>(std::nullopt) : nullptr;
    }
    bool swallow(std::unique_ptr<Box> other) {
        return other != nullptr;
    }

private:
    std::optional<std::string> label_;
};

struct Provider {
    using Box = ::Box;

    static std::optional<api::All> echo(std::optional<api::All> all) {
        return all;
    }
    static api::Change turn(const api::Change &change) {
        return change;
    }
    static api::Optional same(const api::Optional &one) {
        return one;
    }
    static std::optional<std::int16_t> number(std::optional<std::int16_t> value) {
        return value;
    }
    static std::vector<std::optional<std::uint32_t>> holes(const std::vector<std::optional<std::string>> &values) {
        std::vector<std::optional<std::uint32_t>> lengths;
        for (const auto &value : values) {
            lengths.push_back(value ? std::optional<std::uint32_t>(static_cast<std::uint32_t>(value->size())) : std::nullopt);
        }
        return lengths;
    }
    static ftk::expected<void, api::Refusal> refuse(std::optional<std::string> what, std::optional<std::uint32_t> count) {
        return ftk::fail(api::Refusal::Refused{std::move(what), count});
    }
    static std::optional<api::Point> find(std::optional<std::string> name, std::optional<std::uint32_t> index, const api::provider::Find &find) {
        return find(name, index);
    }
};

} // namespace

FTK_PROVIDER(test_optional, Provider);
