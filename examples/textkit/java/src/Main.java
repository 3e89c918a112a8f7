import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import textkit.Match;
import textkit.Ordering;
import textkit.Regex;
import textkit.Table;
import textkit.TextError;
import textkit.TextkitLibrary;
import textkit.ftk.FtkError;

/** The quickstart in Java: {@code Main PROVIDER} prints the transcript of forty cases. */
final class Main {
    /** Standard output in UTF-8, whatever the locale. */
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static int number = 0;

    private Main() {}

    /** Prints a numbered line. */
    private static void line(String what, Object value) {
        number++;
        OUT.printf("%02d %s: %s%n", number, what, value);
    }

    /** Text in quotes, on one line; none for a group that took no part. */
    private static String quoted(String value) {
        return value == null ? "none" : "\"" + value.replace("\n", "\\n") + "\"";
    }

    private static <T> String shown(List<T> items, Function<T, String> show) {
        return items.stream().map(show).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String found(Match match) {
        return match == null ? "none" : match.start() + ".." + match.end() + " " + shown(match.groups(), Main::quoted);
    }

    private static String fields(TextError error) {
        if (error instanceof TextError.Csv csv) {
            return " line=" + csv.line() + " reason=" + quoted(csv.reason());
        }
        if (error instanceof TextError.Version version) {
            return " text=" + quoted(version.text()) + " reason=" + quoted(version.reason());
        }
        return error instanceof TextError.Encoding encoding ? " offset=" + encoding.offset() : "";
    }

    /** What the call returns, or the failure. */
    private static Object outcome(Supplier<Object> call) {
        try {
            return call.get();
        } catch (TextError error) {
            return "error " + error.code() + " " + quoted(error.getMessage()) + fields(error);
        } catch (FtkError error) {
            return "status " + error.status();
        }
    }

    /** The line of a call that may fail. */
    private static void attempt(String what, Supplier<Object> call) {
        line(what, outcome(call));
    }

    /** What {@code use} makes of a regular expression, which is closed afterwards. */
    private static <T> T regex(String pattern, Function<Regex, T> use) {
        try (Regex compiled = new Regex(pattern)) {
            return use.apply(compiled);
        }
    }

    private static boolean isMatch(String pattern, String subject) {
        return regex(pattern, one -> one.isMatch(subject));
    }

    private static String find(String pattern, String subject) {
        return found(regex(pattern, one -> one.find(subject)));
    }

    private static String findAll(String pattern, String subject) {
        return shown(regex(pattern, one -> one.findAll(subject)), Main::found);
    }

    private static String replace(String pattern, String subject, String replacement) {
        return quoted(regex(pattern, one -> one.replaceAll(subject, replacement)));
    }

    private static void csv(String what, byte[] data, char separator) {
        attempt(what, () -> {
            Table table = TextkitLibrary.parseCsv(data, separator);
            return shown(table.header(), Main::quoted)
                    + table.rows().stream().map(row -> " " + row.line() + ": " + shown(row.cells(), Main::quoted)).collect(Collectors.joining());
        });
    }

    private static void csv(String what, String data, char separator) {
        csv(what, data.getBytes(StandardCharsets.UTF_8), separator);
    }

    private static void csv(String what, String data) {
        csv(what, data, ',');
    }

    private static String named(Ordering ordering) {
        return switch (ordering) {
            case LESS -> "less";
            case EQUAL -> "equal";
            case GREATER -> "greater";
        };
    }

    private static void compare(String what, String left, String right) {
        attempt(what, () -> named(TextkitLibrary.compareVersions(left, right)));
    }

    private static void sort(String what, String... versions) {
        attempt(what, () -> shown(TextkitLibrary.sortVersions(List.of(versions)), Main::quoted));
    }

    private static void showRegex() {
        line("matches", isMatch("wor", "hello world"));
        line("matches without case", isMatch("(?i)ÉCOLE", "une école"));
        line("first date", find("(\\d{4})-(\\d\\d)-(\\d\\d)", "due 2024-05-17, paid 2024-06-01"));
        line("nothing found", find("x+", "abc"));
        line("empty match", find("x*", "abc"));
        line("group that took no part", find("(a)|(b)", "b"));
        line("offsets are bytes", find("ö", "schön"));
        line("beyond the first plane", find("🦀(.)", "ab🦀é"));
        line("all words", findAll("\\w+", "to be, or"));
        line("empty matches between", findAll("a*", "baac"));
        line("keys and values", findAll("(\\w+)=(\\w*)", "a=1;b=;c=ü"));
        line("replace", replace("\\d", "a1b22", "#"));
        line("swap groups", replace("(\\w+) (\\w+)", "hello world", "$2 $1"));
        line("named group", replace("(?P<first>\\w+) \\w+", "hello world", "${first}!"));
        line("dollar sign", replace("€", "5 €", "$$"));
        Regex nested = new Regex("(a)(b(c))");
        line("pattern and groups", quoted(nested.getPattern()) + " " + nested.getGroupCount());
        attempt("open group", () -> isMatch("(a", ""));
        attempt("look-ahead", () -> isMatch("(?=a)", ""));
        attempt("too large", () -> isMatch("(a{1000}){1000}", ""));
        // Half of a surrogate pair is what a string of the JVM can hold and UTF-8 cannot.
        attempt("invalid UTF-8 as str", () -> nested.isMatch("ab\ud800"));
        nested.close();
        attempt("closed", () -> nested.isMatch("abc"));
    }

    private static void showCsv() {
        csv("table", "name,age\nann,7\nbob,8\n");
        csv("semicolons", "a;b\n1,5;2\n", ';');
        csv("quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n");
        csv("line end in quotes", "a,b\n\"1\n2\",3\n4,5\n");
        csv("Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n");
        csv("not ASCII", "größe,名\nä,日本\n");
        csv("row too short", "a,b\n1,2\n3\n");
        csv("row too long, after a line end in quotes", "a,b\n\"1\n2\",3\n4,5,6\n");
        csv("no header", "");
        byte[] invalid = "a,b\n1,?\n".getBytes(StandardCharsets.UTF_8);
        invalid[6] = (byte) 0xff;
        csv("invalid UTF-8 as bytes", invalid, ',');
        csv("separator that is not ASCII", "a,b\n", '→');
    }

    private static void showVersions() {
        compare("less", "1.2.3", "1.10.0");
        compare("release after candidate", "1.0.0", "1.0.0-rc.1");
        compare("build does not count", "1.0.0+a", "1.0.0+b");
        compare("not a version", "1.2", "1.2.0");
        attempt("satisfies", () -> TextkitLibrary.satisfies("1.9.4", ">=1.2, <2"));
        attempt("does not satisfy", () -> TextkitLibrary.satisfies("2.0.0", "^1.2"));
        sort("sorted", "1.10.0", "1.9.0", "1.9.0-beta.2", "1.9.0-beta.10");
        sort("not sorted", "1.0.0", "one");
    }

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: Main PROVIDER");
        }
        TextkitLibrary.load(Path.of(arguments[0]));
        showRegex();
        showCsv();
        showVersions();
    }
}
