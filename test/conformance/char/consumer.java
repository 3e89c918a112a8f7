package program;

import static program.Harness.character;
import static program.Harness.line;
import static program.Harness.optional;
import static program.Harness.text;

import conf.char_.CharLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class CharConsumer {
    private CharConsumer() {}

    private static String chars(List<Integer> all) {
        return all.stream().map(Harness::character).collect(Collectors.joining(" "));
    }

    static void consume(Path library) {
        CharLibrary.load(library);
        line("next('a')", character(CharLibrary.next('a')));
        line("next(U+D7FF)", character(CharLibrary.next(0xd7ff)));
        line("next(U+1F600)", character(CharLibrary.next(0x1f600)));
        line("split(\"aü😀\")", chars(CharLibrary.split("aü😀")));
        line("join(U+0048 U+0069 U+1F600)", text(CharLibrary.join(List.of((int) 'H', (int) 'i', 0x1f600))));
        line("first(\"été\")", optional(CharLibrary.first("été"), Harness::character));
        line("first(\"\")", optional(CharLibrary.first(""), Harness::character));
    }
}
