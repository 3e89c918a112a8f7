#include <conf_own_mut.hpp>
#include <harness.hpp>

void consume_own_mut(const char *library);

void consume_own_mut(const char *library) {
    namespace api = conf::own_mut;
    using namespace conf_show;
    api::library::load(library);
    api::Log log;
    log.append("a");
    log.append("b");
    line("append \"a\", \"b\"; text()", text(log.text()));
    line("finish()", text(std::move(log).finish()));
    api::Log one;
    one.append("x");
    line("transaction over the log: commit()", text(api::Transaction(std::move(one)).commit()));
    line("commit of an empty log", outcome(api::Transaction(api::Log()).try_commit()));
    api::Log gone;
    gone.append("xyz");
    line("discard", text(api::discard(std::move(gone))));
    api::Log two;
    two.append("p");
    two.append("q");
    api::Transaction transaction(std::move(two));
    std::string lines;
    transaction.each([&](std::string_view line) { lines += (lines.empty() ? "" : " ") + text(line); });
    line("each", lines);
}
