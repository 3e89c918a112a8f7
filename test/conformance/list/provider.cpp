#include <algorithm>
#include <conf_list_provider.hpp>
#include <numeric>

namespace {

namespace api = conf::list;

template <class T>
std::vector<T> reversed(std::vector<T> values) {
    std::reverse(values.begin(), values.end());
    return values;
}

struct Provider {
    static std::vector<std::uint8_t> reverse_u8(std::vector<std::uint8_t> values) { return reversed(std::move(values)); }
    static std::vector<float> reverse_f32(std::vector<float> values) { return reversed(std::move(values)); }
    static std::vector<std::string> reverse_strings(std::vector<std::string> values) { return reversed(std::move(values)); }
    static std::vector<api::Point> reverse_points(std::vector<api::Point> values) { return reversed(std::move(values)); }
    static std::vector<api::Kind> reverse_kinds(std::vector<api::Kind> values) { return reversed(std::move(values)); }
    static std::vector<api::Item> reverse_items(std::vector<api::Item> values) { return reversed(std::move(values)); }
    static std::vector<std::vector<std::uint16_t>> reverse_nested(std::vector<std::vector<std::uint16_t>> values) { return reversed(std::move(values)); }
    static std::vector<std::vector<std::uint8_t>> reverse_bytes(std::vector<std::vector<std::uint8_t>> values) { return reversed(std::move(values)); }
    static std::vector<std::uint32_t> count(std::uint32_t n) {
        std::vector<std::uint32_t> numbers(n);
        std::iota(numbers.begin(), numbers.end(), 0u);
        return numbers;
    }
};

} // namespace

FTK_PROVIDER(conf_list, Provider);
