#include <conf_char.hpp>
#include <harness.hpp>

void consume_char(const char *library);

void consume_char(const char *library) {
    namespace api = conf::char_;
    using namespace conf_show;
    api::library::load(library);
    const auto row = [](const std::vector<char32_t> &chars) {
        std::string all;
        for (const char32_t one : chars) all += (all.empty() ? "" : " ") + text(one);
        return all;
    };
    line("next('a')", text(api::next(U'a')));
    line("next(U+D7FF)", text(api::next(char32_t{0xd7ff})));
    line("next(U+1F600)", text(api::next(char32_t{0x1f600})));
    line("split(\"aü😀\")", row(api::split("aü😀")));
    line("join(U+0048 U+0069 U+1F600)", text(api::join({U'H', U'i', char32_t{0x1f600}})));
    line("first(\"été\")", text(api::first("été")));
    line("first(\"\")", text(api::first("")));
}
