package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.real;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.skew.Box;
import conf.skew.Item;
import conf.skew.SkewError;
import conf.skew.SkewLibrary;
import java.nio.file.Path;
import java.util.function.Supplier;

final class SkewConsumer {
    private SkewConsumer() {}

    private static String failed(Throwable error) {
        return error instanceof SkewError.New added ? failure(error, fields("why", text(added.why()))) : failure(error);
    }

    private static String attempt(Supplier<String> call) {
        try {
            return call.get();
        } catch (RuntimeException error) {
            return failed(error);
        }
    }

    static void consume(Path library) {
        SkewLibrary.load(library);
        line("kind_of(2)", SkewLibrary.kindOf(2).value());
        Item item = SkewLibrary.makeItem("a");
        line("make_item(\"a\")", text(item.name()) + " " + item.kind().value() + " " + real(item.price()));
        try (Box box = new Box()) {
            line("put", box.put(item));
            line("total", attempt(() -> real(box.total())));
        }
        line("fail(1)", failed(thrown(() -> SkewLibrary.fail(1))));
        line("fail(2)", failed(thrown(() -> SkewLibrary.fail(2))));
        line("newer(\"x\")", attempt(() -> text(SkewLibrary.newer("x"))));
    }
}
