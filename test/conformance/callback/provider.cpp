#include <conf_callback_provider.hpp>

namespace {

namespace api = conf::callback;

struct Provider {
    static std::uint32_t each(const api::provider::Each &visit) {
        const std::string_view texts[] = {"a", "b", "c"};
        std::uint32_t calls = 0;
        while (calls != 3 && visit(calls, texts[calls])) ++calls;
        return calls == 3 ? calls : calls + 1;
    }
    static std::vector<api::Item> map_items(const std::vector<api::Item> &items, const api::provider::Map &map) {
        std::vector<api::Item> mapped;
        for (const api::Item &item : items) mapped.push_back(map(item));
        return mapped;
    }
    static std::int64_t fold(std::uint32_t n, std::int64_t start, const api::provider::Fold &step) {
        for (std::uint32_t value = 1; value <= n; ++value) start = step(start, value);
        return start;
    }
    static std::string names(const api::provider::Name &name) {
        const std::string first = name({1, 2});
        return first + "-" + name({3, 4});
    }
    static std::string pick(const api::provider::Pick &pick) {
        const std::vector<std::string> all{"x", "y", "z"};
        const std::optional<std::uint32_t> index = pick(all);
        return index && *index < all.size() ? all[*index] : "none";
    }
    static bool maybe(const api::provider::Each *visit) {
        return visit != nullptr && (*visit)(0, "maybe");
    }
    static std::int32_t inline_(const api::provider::InlineF &f) {
        const std::int32_t sum = f(1) + f(2);
        return sum + f(3);
    }
};

} // namespace

FTK_PROVIDER(conf_callback, Provider);
