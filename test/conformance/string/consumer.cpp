#include <conf_string.hpp>
#include <harness.hpp>

void consume_string(const char *library);

void consume_string(const char *library) {
    namespace api = conf::string;
    using namespace conf_show;
    api::library::load(library);
    line("twice(\"ab\")", text(api::twice("ab")));
    line("twice(\"\")", text(api::twice("")));
    line("twice(\"зд😀\")", text(api::twice("зд😀")));
    line("byte_length(\"aü😀\")", text(api::byte_length("aü😀")));
    line("byte_length(\"with U+0000 inside\")", text(api::byte_length(std::string_view("a\0b", 3))));
    const std::string filled = api::fill(100000);
    line("fill(100000)", text(filled.size()) + (filled.find_first_not_of('x') == std::string::npos ? " bytes, all x" : " bytes"));
    line("join([\"a\", \"\", \"ü\"])", text(api::join({"a", "", "ü"})));
    line("split(\"a/b//c\")", list(api::split("a/b//c")));
    const api::Card card = api::turn({"T", {"1", "2"}});
    line("turn(\"T\", [\"1\", \"2\"])", text(card.title) + " " + list(card.lines));
    line("invalid UTF-8 in", outcome(api::try_twice("\xff")));
}
