#include <conf_optional_provider.hpp>

namespace {

namespace api = conf::optional;

struct Provider {
    static std::optional<std::uint32_t> number(std::optional<std::uint32_t> value) { return value; }
    static std::optional<std::uint64_t> big(std::optional<std::uint64_t> value) { return value; }
    static std::optional<bool> flag(std::optional<bool> value) { return value; }
    static std::optional<std::string> text(std::optional<std::string> value) { return value; }
    static std::optional<api::Point> echo_point(std::optional<api::Point> value) { return value; }
    static std::optional<api::Person> echo_person(std::optional<api::Person> value) { return value; }
    static std::optional<std::vector<std::int32_t>> numbers(std::optional<std::vector<std::int32_t>> value) { return value; }
    static std::uint32_t count(const api::Everything &all) {
        std::uint32_t fields = all.number ? 1 : 0;
        if (all.flag) ++fields;
        if (all.text) ++fields;
        if (all.point) ++fields;
        if (all.person) ++fields;
        if (all.numbers) ++fields;
        return fields;
    }
    static api::Everything make(bool full) {
        api::Everything all;
        if (!full) return all;
        all.number = 1;
        all.flag = true;
        all.text = "t";
        all.point = api::Point{1, 2};
        all.person = api::Person{"p"};
        all.numbers = {1, 2};
        return all;
    }
    static std::vector<std::optional<std::uint32_t>> holes(std::uint32_t n) {
        std::vector<std::optional<std::uint32_t>> all(n);
        for (std::uint32_t i = 1; i < n; i += 2) all[i] = i;
        return all;
    }
};

} // namespace

FTK_PROVIDER(conf_optional, Provider);
