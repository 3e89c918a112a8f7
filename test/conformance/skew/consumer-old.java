package program;

import static program.Harness.failure;
import static program.Harness.line;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.skew.Box;
import conf.skew.Item;
import conf.skew.SkewError;
import conf.skew.SkewLibrary;
import java.nio.file.Path;

final class SkewConsumer {
    private SkewConsumer() {}

    private static String failed(Throwable error) {
        return error instanceof SkewError.Unknown unknown ? "unknown error " + unknown.code() : failure(error);
    }

    static void consume(Path library) {
        SkewLibrary.load(library);
        line("kind_of(2)", SkewLibrary.kindOf(2).value());
        Item item = SkewLibrary.makeItem("a");
        line("make_item(\"a\")", text(item.name()) + " " + item.kind().value());
        try (Box box = new Box()) {
            line("put", box.put(item));
        }
        line("fail(1)", failed(thrown(() -> SkewLibrary.fail(1))));
        line("fail(2)", failed(thrown(() -> SkewLibrary.fail(2))));
    }
}
