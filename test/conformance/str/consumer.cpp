#include <conf_str.hpp>
#include <harness.hpp>

void consume_str(const char *library);

void consume_str(const char *library) {
    namespace api = conf::str;
    using namespace conf_show;
    api::library::load(library);
    line("count_e(\"neverée\")", text(api::count_e("neverée")));
    const std::string sentence = "hello world";
    const auto word = api::first_word(sentence);
    line("first_word(\"hello world\")", word->data() == sentence.data() ? text(*word) : "a copy");
    line("join([\"a\", \"b\"])", text(api::join({"a", "b"})));
    api::Page page("key:value");
    {
        const auto all = page.all();
        line("page.all()", text(*all));
        const auto tail = page.tail();
        line("page.tail()", text(**tail));
    }
    line("append", outcome(page.try_append("!")));
    const auto longer = page.all();
    line("page.all()", text(*longer));
    const api::Page plain("plain");
    line("page without colon: tail()", plain.tail() ? "some" : "none");
}
