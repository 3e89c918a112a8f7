package program;

import static program.Harness.failure;
import static program.Harness.line;
import static program.Harness.optional;
import static program.Harness.text;

import conf.record_growth.RecordGrowthLibrary;
import conf.record_growth.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class RecordGrowthConsumer {
    private RecordGrowthConsumer() {}

    private static void shown(String what, Settings settings) {
        String result;
        try {
            result = text(RecordGrowthLibrary.show(settings));
        } catch (RuntimeException error) {
            result = failure(error);
        }
        line(what, result);
    }

    static void consume(Path library) {
        RecordGrowthLibrary.load(library);
        shown("show(\"a\" 2)", Settings.builder("a").level(2).build());
        shown("show(\"a\" 2 \"blue\" 3 \"h\")", new Settings("a", 2, "blue", 3L, "h"));
        boolean old = RecordGrowthLibrary.show(Settings.builder("x").build()).equals("x 1");
        if (old) shown("show(\"a\" 2 hint \"h\")", Settings.builder("a").level(2).hint("h").build());
        Settings made = RecordGrowthLibrary.make();
        line("make()", text(made.name()) + " " + made.level() + " " + text(made.color()) + " " + optional(made.limit()));
        List<Settings> both = List.of(Settings.builder("x").build(), Settings.builder("y").build());
        line("show_all", RecordGrowthLibrary.showAll(both).stream().map(Harness::text).collect(Collectors.joining(", ")));
        line("make_all()", RecordGrowthLibrary.makeAll().stream().map(one -> one.level() + " " + text(one.color())).collect(Collectors.joining(", ")));
    }
}
