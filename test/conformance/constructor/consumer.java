package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.constructor.ConstructorLibrary;
import conf.constructor.OpenError;
import conf.constructor.Options;
import conf.constructor.Store;
import java.nio.file.Path;

final class ConstructorConsumer {
    private ConstructorConsumer() {}

    static void consume(Path library) {
        ConstructorLibrary.load(library);
        try (Store plain = new Store();
                Store named = Store.named("a");
                Store defaults = Store.withOptions(Options.builder().build());
                Store five = Store.withOptions(new Options(5, "five"))) {
            line("new().describe()", text(plain.describe()));
            line("named(\"a\").describe()", text(named.describe()));
            Throwable error = thrown(() -> Store.named(""));
            line("named(\"\")", error instanceof OpenError.BadName bad ? failure(error, fields("name", text(bad.name()))) : failure(error));
            line("with_options(defaults).describe()", text(defaults.describe()));
            line("with_options(5, \"five\").describe()", text(five.describe()));
        }
        Store closed = new Store();
        closed.close();
        line("closed store: describe()", failure(thrown(() -> closed.describe())));
    }
}
