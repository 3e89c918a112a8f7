package program;

import static program.Harness.line;
import static program.Harness.text;

import conf.record_growth.RecordGrowthLibrary;
import conf.record_growth.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class RecordGrowthConsumer {
    private RecordGrowthConsumer() {}

    static void consume(Path library) {
        RecordGrowthLibrary.load(library);
        line("show(\"a\" 2)", text(RecordGrowthLibrary.show(new Settings("a", 2))));
        Settings made = RecordGrowthLibrary.make();
        line("make()", text(made.name()) + " " + made.level());
        List<Settings> both = List.of(Settings.builder("x").build(), Settings.builder("y").build());
        line("show_all", RecordGrowthLibrary.showAll(both).stream().map(Harness::text).collect(Collectors.joining(", ")));
        line("make_all()", RecordGrowthLibrary.makeAll().stream().map(one -> String.valueOf(one.level())).collect(Collectors.joining(", ")));
    }
}
