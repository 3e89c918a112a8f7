#include <conf_property_provider.hpp>

namespace {

namespace api = conf::property;

class Dial {
public:
    std::uint32_t changes() const {
        return changes_;
    }
    const std::string &label() const {
        return label_;
    }
    void set_label(std::string value) {
        label_ = std::move(value);
        ++changes_;
    }
    const std::vector<std::string> &tags() const {
        return tags_;
    }
    void set_tags(std::vector<std::string> value) {
        tags_ = std::move(value);
        ++changes_;
    }
    std::int32_t level() const {
        return level_;
    }
    ftk::expected<void, api::RangeError> set_level(std::int32_t value) {
        if (value < 0 || value > 10) return ftk::fail(api::RangeError::OutOfRange{value});
        level_ = value;
        ++changes_;
        return {};
    }
    std::optional<std::uint64_t> limit() const {
        return limit_;
    }
    void set_limit(std::optional<std::uint64_t> value) {
        limit_ = value;
        ++changes_;
    }

private:
    std::uint32_t changes_ = 0;
    std::string label_;
    std::vector<std::string> tags_;
    std::int32_t level_ = 0;
    std::optional<std::uint64_t> limit_;
};

struct Provider {
    using Dial = ::Dial;
};

} // namespace

FTK_PROVIDER(conf_property, Provider);
