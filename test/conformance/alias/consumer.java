package program;

import static program.Harness.line;
import static program.Harness.optional;
import static program.Harness.text;

import conf.alias.AliasLibrary;
import conf.alias.Range;
import java.nio.file.Path;
import java.util.List;

final class AliasConsumer {
    private AliasConsumer() {}

    static void consume(Path library) {
        AliasLibrary.load(library);
        line("length(3..10)", AliasLibrary.length(new Range(3, 10)));
        line("join([\"a\", \"b\", \"c\"])", text(AliasLibrary.join(List.of("a", "b", "c"))));
        line("first([\"x\", \"y\"])", optional(AliasLibrary.first(List.of("x", "y")), Harness::text));
        line("first([])", optional(AliasLibrary.first(List.of()), Harness::text));
    }
}
