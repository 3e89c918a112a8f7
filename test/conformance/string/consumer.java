package program;

import static program.Harness.failure;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.string.Card;
import conf.string.StringLibrary;
import java.nio.file.Path;
import java.util.List;

final class StringConsumer {
    private StringConsumer() {}

    static void consume(Path library) {
        StringLibrary.load(library);
        line("twice(\"ab\")", text(StringLibrary.twice("ab")));
        line("twice(\"\")", text(StringLibrary.twice("")));
        line("twice(\"зд😀\")", text(StringLibrary.twice("зд😀")));
        line("byte_length(\"aü😀\")", StringLibrary.byteLength("aü😀"));
        line("byte_length(\"with U+0000 inside\")", StringLibrary.byteLength("a\0b"));
        String filled = StringLibrary.fill(100000);
        line("fill(100000)", filled.length() + " bytes, " + (filled.matches("x*") ? "all x" : "something else"));
        line("join([\"a\", \"\", \"ü\"])", text(StringLibrary.join(List.of("a", "", "ü"))));
        line("split(\"a/b//c\")", list(StringLibrary.split("a/b//c"), Harness::text));
        Card card = StringLibrary.turn(new Card("T", List.of("1", "2")));
        line("turn(\"T\", [\"1\", \"2\"])", text(card.title()) + " " + list(card.lines(), Harness::text));
        line("invalid UTF-8 in", failure(thrown(() -> StringLibrary.twice("\ud800"))));
    }
}
