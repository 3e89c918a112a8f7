package program;

import static program.Harness.line;
import static program.Harness.text;

import conf.static_.Counter;
import conf.static_.StaticLibrary;
import java.nio.file.Path;

final class StaticConsumer {
    private StaticConsumer() {}

    static void consume(Path library) {
        StaticLibrary.load(library);
        line("add(2, 3)", Counter.add(2, 3));
        try (Counter hundred = Counter.hundred();
                Counter seven = new Counter(7);
                Counter nine = new Counter(9);
                Counter larger = StaticLibrary.larger(seven, nine)) {
            line("hundred().value()", hundred.value());
            line("version", text(Counter.getVersion()));
            line("larger(7, 9).value()", larger.value());
        }
    }
}
