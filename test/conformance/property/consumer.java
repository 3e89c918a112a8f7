package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.optional;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.property.Dial;
import conf.property.PropertyLibrary;
import conf.property.RangeError;
import java.nio.file.Path;
import java.util.List;

final class PropertyConsumer {
    private PropertyConsumer() {}

    static void consume(Path library) {
        PropertyLibrary.load(library);
        try (Dial dial = new Dial()) {
            line("changes", dial.getChanges());
            line("label", text(dial.getLabel()));
            dial.setLabel("volume");
            line("label", text(dial.getLabel()));
            dial.setTags(List.of("a", "b"));
            line("tags", list(dial.getTags(), Harness::text));
            dial.setLevel(7);
            line("level", dial.getLevel());
            Throwable error = thrown(() -> dial.setLevel(11));
            line("set level 11", error instanceof RangeError.OutOfRange range ? failure(error, fields("value", range.value())) : failure(error));
            line("level", dial.getLevel());
            line("limit", optional(dial.getLimit(), Long::toUnsignedString));
            dial.setLimit(-1L);
            line("limit", optional(dial.getLimit(), Long::toUnsignedString));
            line("changes", dial.getChanges());
        }
    }
}
