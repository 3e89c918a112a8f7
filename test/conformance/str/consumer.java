package program;

import static program.Harness.line;
import static program.Harness.optional;
import static program.Harness.text;

import conf.str.Page;
import conf.str.StrLibrary;
import java.nio.file.Path;
import java.util.List;

final class StrConsumer {
    private StrConsumer() {}

    static void consume(Path library) {
        StrLibrary.load(library);
        line("count_e(\"neverée\")", StrLibrary.countE("neverée"));
        line("first_word(\"hello world\")", text(StrLibrary.firstWord("hello world")));
        line("join([\"a\", \"b\"])", text(StrLibrary.join(List.of("a", "b"))));
        try (Page page = new Page("key:value");
                Page bare = new Page("bare")) {
            line("page.all()", text(page.all()));
            line("page.tail()", optional(page.tail(), Harness::text));
            page.append("!");
            line("append", "ok");
            line("page.all()", text(page.all()));
            line("page without colon: tail()", optional(bare.tail(), Harness::text));
        }
    }
}
