#include <conf_constructor.hpp>
#include <harness.hpp>

void consume_constructor(const char *library);

void consume_constructor(const char *library) {
    namespace api = conf::constructor;
    using namespace conf_show;
    api::library::load(library);
    line("new().describe()", text(api::Store().describe()));
    line("named(\"a\").describe()", text(api::Store::named("a").describe()));
    const auto unnamed = api::Store::try_named("");
    line("named(\"\")", failure(unnamed.error()) + " name=" + text(payload<api::OpenError::BadName>(unnamed.error()).name));
    line("with_options(defaults).describe()", text(api::Store::with_options({}).describe()));
    line("with_options(5, \"five\").describe()", text(api::Store::with_options({5, "five"}).describe()));
    api::Store closed;
    closed.close();
    line("closed store: describe()", outcome(closed.try_describe()));
}
