package program;

import static program.Harness.line;
import static program.Harness.text;

import conf.modules.ModulesLibrary;
import conf.modules.math.MathLibrary;
import conf.modules.math.Pair;
import conf.modules.math.deep.DeepLibrary;
import conf.modules.math.deep.Sign;
import conf.modules.text.TextLibrary;
import java.nio.file.Path;

final class ModulesConsumer {
    private ModulesConsumer() {}

    static void consume(Path library) {
        ModulesLibrary.load(library);
        line("add(2, 3)", ModulesLibrary.add(2, 3));
        line("math.power(2, 10)", MathLibrary.power(new Pair(2, 10)));
        for (long value : new long[] {-7, 0, 7}) {
            Sign sign = DeepLibrary.signOf(value);
            line("math.deep.sign_of(" + value + ")", sign.equals(Sign.NEGATIVE) ? "negative" : sign.equals(Sign.ZERO) ? "zero" : sign.equals(Sign.POSITIVE) ? "positive" : "unknown");
        }
        line("text.twice(\"ab\")", text(TextLibrary.twice("ab")));
        line("math.add(2, 3)", MathLibrary.add(2, 3));
    }
}
