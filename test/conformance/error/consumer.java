package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.optional;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.error.ErrorLibrary;
import conf.error.ParseError;
import java.nio.file.Path;
import java.util.List;

final class ErrorConsumer {
    private ErrorConsumer() {}

    private static String shown(Throwable error) {
        if (error instanceof ParseError.Syntax syntax) {
            String at = syntax.at().line() + ":" + syntax.at().column();
            return failure(error, fields("line", syntax.line().value(), "text", text(syntax.text()), "at", at, "hints", list(syntax.hints(), Harness::text)));
        }
        return error instanceof ParseError.Limit limit ? failure(error, fields("max", optional(limit.max()))) : failure(error);
    }

    static void consume(Path library) {
        ErrorLibrary.load(library);
        line("parse(\"42\")", ErrorLibrary.parse("42"));
        for (String input : List.of("", "busy", "x1", "limit", "nolimit")) line("parse(" + text(input) + ")", shown(thrown(() -> ErrorLibrary.parse(input))));
        ErrorLibrary.check("1");
        line("check(\"1\")", "ok");
        line("check(\"\")", shown(thrown(() -> ErrorLibrary.check(""))));
        line("parse_all([\"1\", \"2\"])", list(ErrorLibrary.parseAll(List.of("1", "2"))));
        line("parse_all([\"1\", \"zz\"])", shown(thrown(() -> ErrorLibrary.parseAll(List.of("1", "zz")))));
        line("explode()", shown(thrown(() -> ErrorLibrary.explode())));
    }
}
