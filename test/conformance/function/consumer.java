package program;

import static program.Harness.line;
import static program.Harness.real;
import static program.Harness.text;

import conf.function.FunctionLibrary;
import conf.function.Point;
import java.nio.file.Path;

final class FunctionConsumer {
    private FunctionConsumer() {}

    static void consume(Path library) {
        FunctionLibrary.load(library);
        long before = FunctionLibrary.calls();
        for (int i = 0; i < 2; i++) {
            FunctionLibrary.noop();
            line("noop()", "ok");
        }
        line("calls()", FunctionLibrary.calls() - before);
        line("format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff)", text(FunctionLibrary.format((byte) -1, 2, 0.5f, 0.25, true, 'ü', "g", new byte[] {10, -1})));
        line("add10(1..10)", FunctionLibrary.add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Point middle = FunctionLibrary.middle(new Point(0, 0), new Point(1, 3));
        line("middle((0, 0), (1, 3))", "(" + real(middle.x()) + ", " + real(middle.y()) + ")");
    }
}
