package program;

import static program.Harness.line;
import static program.Harness.real;

import conf.floats.FloatsLibrary;
import conf.floats.Pair;
import java.nio.file.Path;
import java.util.stream.Collectors;

final class FloatsConsumer {
    private FloatsConsumer() {}

    static void consume(Path library) {
        FloatsLibrary.load(library);
        line("echo_f32(1.5)", real(FloatsLibrary.echoF32(1.5f)));
        line("echo_f64(-0.125)", real(FloatsLibrary.echoF64(-0.125)));
        line("mean([1.0, 2.0, 6.0])", real(FloatsLibrary.mean(new double[] {1, 2, 6})));
        line("mean([])", real(FloatsLibrary.mean(new double[0])));
        Pair half = FloatsLibrary.halve(new Pair(3, 5));
        line("halve(3.0, 5.0)", real(half.single()) + " " + real(half.double_()));
        line("special()", FloatsLibrary.special().stream().map(Harness::real).collect(Collectors.joining(" ")));
    }
}
