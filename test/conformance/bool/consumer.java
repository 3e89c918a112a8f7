package program;

import static program.Harness.line;
import static program.Harness.list;

import conf.bool.BoolLibrary;
import conf.bool.Switches;
import java.nio.file.Path;
import java.util.List;

final class BoolConsumer {
    private BoolConsumer() {}

    static void consume(Path library) {
        BoolLibrary.load(library);
        line("negate(true)", BoolLibrary.negate(true));
        line("negate(false)", BoolLibrary.negate(false));
        line("all([true, true])", BoolLibrary.all(List.of(true, true)));
        line("all([true, false])", BoolLibrary.all(List.of(true, false)));
        line("all([])", BoolLibrary.all(List.of()));
        line("pattern()", list(BoolLibrary.pattern()));
        Switches swapped = BoolLibrary.swap(new Switches(true, false));
        line("swap(on=true, off=false)", "on=" + swapped.on() + ", off=" + swapped.off());
    }
}
