#include <conf_error.hpp>
#include <harness.hpp>

void consume_error(const char *library);

void consume_error(const char *library) {
    namespace api = conf::error;
    using namespace conf_show;
    api::library::load(library);
    using Error = api::ParseError;
    const auto show = [](const Error &error) {
        std::string shown = failure(error);
        if (const auto syntax = error.get<Error::Syntax>()) {
            shown += " line=" + text(syntax->line.value) + " text=" + text(syntax->text);
            shown += " at=" + text(syntax->at.line) + ":" + text(syntax->at.column) + " hints=" + list(syntax->hints);
        }
        if (const auto limit = error.get<Error::Limit>()) shown += " max=" + text(limit->max_);
        return shown;
    };
    for (const char *input : {"42", "", "busy", "x1", "limit", "nolimit"}) {
        const auto number = api::try_parse(input);
        line("parse(" + text(input) + ")", number ? text(*number) : show(number.error()));
    }
    for (const char *input : {"1", ""}) line("check(" + text(input) + ")", outcome(api::try_check(input)));
    line("parse_all([\"1\", \"2\"])", list(api::parse_all({"1", "2"})));
    try {
        line("parse_all([\"1\", \"zz\"])", list(api::parse_all({"1", "zz"})));
    } catch (const Error &error) {
        line("parse_all([\"1\", \"zz\"])", show(error));
    }
    line("explode()", outcome(api::try_explode()));
}
