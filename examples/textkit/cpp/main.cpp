// The quickstart in C++: `quickstart_cpp PROVIDER` prints the transcript of forty cases.
#include <textkit.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using textkit::Match;
using textkit::Regex;
using textkit::TextError;

// Text in quotes, on one line.
std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) out += c == '\n' ? "\\n" : std::string(1, c);
    return out + "\"";
}

template <class T, class Show>
std::string list(const std::vector<T> &items, Show show) {
    std::string out;
    for (const T &item : items) out += (out.empty() ? "" : ", ") + show(item);
    return "[" + out + "]";
}

std::string show(bool value) {
    return value ? "true" : "false";
}
std::string show(const std::string &value) {
    return quoted(value);
}
std::string show(const std::vector<std::string> &texts) {
    return list(texts, quoted);
}
std::string show(textkit::Ordering order) {
    return std::string(to_string(order));
}
std::string show(const Match &match) {
    const auto group = [](const std::optional<std::string> &one) { return one ? quoted(*one) : "none"; };
    return std::to_string(match.start) + ".." + std::to_string(match.end) + " " + list(match.groups, group);
}
std::string show(const std::optional<Match> &match) {
    return match ? show(*match) : "none";
}
std::string show(const std::vector<Match> &matches) {
    return list(matches, [](const Match &match) { return show(match); });
}
std::string show(const textkit::Table &table) {
    std::string out = show(table.header);
    for (const textkit::Row &row : table.rows) out += " " + std::to_string(row.line) + ": " + show(row.cells);
    return out;
}
std::string show(const Regex &) {
    return "ok";
}
std::string show(const ftk::error &error) {
    return "status " + std::to_string(error.status());
}
std::string show(const TextError &error) {
    if (error.is_runtime()) return show(static_cast<const ftk::error &>(error));
    std::string out = "error " + std::to_string(static_cast<int>(error.code())) + " " + quoted(error.message());
    if (const auto csv = error.get<TextError::Csv>()) out += " line=" + std::to_string(csv->line) + " reason=" + quoted(csv->reason);
    if (const auto version = error.get<TextError::Version>()) out += " text=" + quoted(version->text) + " reason=" + quoted(version->reason);
    if (const auto encoding = error.get<TextError::Encoding>()) out += " offset=" + std::to_string(encoding->offset);
    return out;
}
// Either what was asked for or the error.
template <class T, class E>
std::string show(const ftk::expected<T, E> &result) {
    return result ? show(*result) : show(result.error());
}

// Prints a numbered line.
void line(const char *what, const std::string &value) {
    static int number = 0;
    std::printf("%02d %s: %s\n", ++number, what, value.c_str());
}

void csv(const char *what, std::string_view data, char32_t separator = U',') {
    const std::vector<std::uint8_t> bytes(data.begin(), data.end());
    line(what, show(textkit::try_parse_csv(bytes, separator)));
}

void show_regex() {
    line("matches", show(Regex("wor").is_match("hello world")));
    line("matches without case", show(Regex("(?i)ÉCOLE").is_match("une école")));
    line("first date", show(Regex(R"((\d{4})-(\d\d)-(\d\d))").find("due 2024-05-17, paid 2024-06-01")));
    line("nothing found", show(Regex("x+").find("abc")));
    line("empty match", show(Regex("x*").find("abc")));
    line("group that took no part", show(Regex("(a)|(b)").find("b")));
    line("offsets are bytes", show(Regex("ö").find("schön")));
    line("beyond the first plane", show(Regex("🦀(.)").find("ab🦀é")));
    line("all words", show(Regex(R"(\w+)").find_all("to be, or")));
    line("empty matches between", show(Regex("a*").find_all("baac")));
    line("keys and values", show(Regex(R"((\w+)=(\w*))").find_all("a=1;b=;c=ü")));
    line("replace", show(Regex(R"(\d)").replace_all("a1b22", "#")));
    line("swap groups", show(Regex(R"((\w+) (\w+))").replace_all("hello world", "$2 $1")));
    line("named group", show(Regex(R"((?P<first>\w+) \w+)").replace_all("hello world", "${first}!")));
    line("dollar sign", show(Regex("€").replace_all("5 €", "$$")));
    Regex nested("(a)(b(c))");
    line("pattern and groups", show(nested.pattern()) + " " + std::to_string(nested.group_count()));
    line("open group", show(Regex::try_create("(a")));
    line("look-ahead", show(Regex::try_create("(?=a)")));
    line("too large", show(Regex::try_create("(a{1000}){1000}")));
    line("invalid UTF-8 as str", show(nested.try_is_match("ab\xff")));
    nested.close();
    line("closed", show(nested.try_is_match("abc")));
}

void show_csv() {
    csv("table", "name,age\nann,7\nbob,8\n");
    csv("semicolons", "a;b\n1,5;2\n", U';');
    csv("quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n");
    csv("line end in quotes", "a,b\n\"1\n2\",3\n4,5\n");
    csv("Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n");
    csv("not ASCII", "größe,名\nä,日本\n");
    csv("row too short", "a,b\n1,2\n3\n");
    csv("row too long, after a line end in quotes", "a,b\n\"1\n2\",3\n4,5,6\n");
    csv("no header", "");
    csv("invalid UTF-8 as bytes", "a,b\n1,\xff\n");
    csv("separator that is not ASCII", "a,b\n", U'→');
}

void show_versions() {
    line("less", show(textkit::try_compare_versions("1.2.3", "1.10.0")));
    line("release after candidate", show(textkit::try_compare_versions("1.0.0", "1.0.0-rc.1")));
    line("build does not count", show(textkit::try_compare_versions("1.0.0+a", "1.0.0+b")));
    line("not a version", show(textkit::try_compare_versions("1.2", "1.2.0")));
    line("satisfies", show(textkit::try_satisfies("1.9.4", ">=1.2, <2")));
    line("does not satisfy", show(textkit::try_satisfies("2.0.0", "^1.2")));
    line("sorted", show(textkit::try_sort_versions({"1.10.0", "1.9.0", "1.9.0-beta.2", "1.9.0-beta.10"})));
    line("not sorted", show(textkit::try_sort_versions({"1.0.0", "one"})));
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 2) {
        std::fputs("usage: quickstart_cpp PROVIDER\n", stderr);
        return 1;
    }
    try {
        textkit::library::load(argv[1]);
        show_regex();
        show_csv();
        show_versions();
        return 0;
    } catch (const ftk::error &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
