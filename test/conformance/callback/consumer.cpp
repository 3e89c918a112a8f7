#include <conf_callback.hpp>
#include <harness.hpp>

void consume_callback(const char *library);

void consume_callback(const char *library) {
    namespace api = conf::callback;
    using namespace conf_show;
    api::library::load(library);
    std::string seen;
    std::uint32_t calls = api::each([&](std::uint32_t index, std::string_view text) {
        seen += " " + std::to_string(index) + std::string(text);
        return true;
    });
    line("each(all)", text(calls) + ":" + seen);
    seen.clear();
    calls = api::each([&](std::uint32_t index, std::string_view text) {
        seen += " " + std::to_string(index) + std::string(text);
        return text != "b";
    });
    line("each(stop at b)", text(calls) + ":" + seen);
    const auto mapped = api::map_items({{"p", 1}, {"q", 2}}, [](const api::Item &item) -> api::Item {
        return {std::string(1, static_cast<char>(item.name[0] - 'a' + 'A')), item.count * 2};
    });
    line("map_items([p 1, q 2], upper and doubled)", list(mapped, [](const api::Item &item) { return item.name + " " + text(item.count); }));
    line("fold(4, 10, sum)", text(api::fold(4, 10, [](std::int64_t total, std::int64_t value) { return total + value; })));
    line("names()", text(api::names([](api::Point point) { return std::to_string(point.x) + ":" + std::to_string(point.y); })));
    line("pick(1)", text(api::pick([](const std::vector<std::string> &all) -> std::optional<std::uint32_t> { return all[1] == "y" ? 1 : 0; })));
    line("pick(none)", text(api::pick([](const std::vector<std::string> &) { return std::nullopt; })));
    line("maybe(none)", text(api::maybe(std::nullopt)));
    const auto yes = [](std::uint32_t, std::string_view) { return true; };
    line("maybe(some)", text(api::maybe(yes)));
    line("inline(square)", text(api::inline_([](std::int32_t value) { return value * value; })));
    std::uint32_t inner = 0;
    api::each([&](std::uint32_t, std::string_view) {
        inner += api::each(yes);
        return true;
    });
    line("nested: each inside each", text(inner));
}
