package program;

import static program.Harness.line;
import static program.Harness.text;

import conf.default_args.Access;
import conf.default_args.DefaultArgsLibrary;
import conf.default_args.Mode;
import conf.default_args.Options;
import java.nio.file.Path;
import java.util.List;

final class DefaultArgsConsumer {
    private DefaultArgsConsumer() {}

    static void consume(Path library) {
        DefaultArgsLibrary.load(library);
        line("show()", text(DefaultArgsLibrary.show()));
        line("show(\"y\", 5)", text(DefaultArgsLibrary.show("y", 5)));
        line("show(\"y\", 5, 1.5, false, slow, read, 1)", text(DefaultArgsLibrary.show("y", 5, 1.5, false, Mode.SLOW, Access.READ, 1)));
        line("open(\"k\")", text(DefaultArgsLibrary.open("k")));
        line("open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", text(DefaultArgsLibrary.open("k", Options.builder().depth(9).build(), List.of("a", "b"), 4L)));
    }
}
