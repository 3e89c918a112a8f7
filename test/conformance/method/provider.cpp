#include <conf_method_provider.hpp>
#include <map>

namespace {

namespace api = conf::method;

class Dict {
public:
    std::optional<std::int64_t> put(std::string_view key, std::int64_t value) {
        const auto [at, fresh] = entries_.try_emplace(std::string(key), value);
        if (fresh) return std::nullopt;
        return std::exchange(at->second, value);
    }
    ftk::expected<std::int64_t, api::KeyError> get(std::string_view key) const {
        const auto at = entries_.find(std::string(key));
        if (at == entries_.end()) return ftk::fail(api::KeyError::Missing{std::string(key)});
        return at->second;
    }
    std::uint32_t length() const {
        return static_cast<std::uint32_t>(entries_.size());
    }
    std::vector<api::Entry> entries() const {
        std::vector<api::Entry> all;
        for (const auto &[key, value] : entries_) all.push_back({key, value});
        return all;
    }
    std::uint32_t merge(const Dict &other) {
        for (const auto &[key, value] : other.entries_) entries_.insert_or_assign(key, value);
        return length();
    }
    void clear() {
        entries_.clear();
    }

private:
    std::map<std::string, std::int64_t> entries_;
};

struct Provider {
    using Dict = ::Dict;
};

} // namespace

FTK_PROVIDER(conf_method, Provider);
