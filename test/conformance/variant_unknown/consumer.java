package program;

import static program.Harness.line;
import static program.Harness.text;

import conf.variant_unknown.Event;
import conf.variant_unknown.VariantUnknownLibrary;
import java.nio.file.Path;
import java.util.stream.Collectors;

final class VariantUnknownConsumer {
    private VariantUnknownConsumer() {}

    private static String shown(Event event) {
        if (event instanceof Event.Opened) return "opened";
        if (event instanceof Event.Closed one) return "closed " + text(one.value());
        if (event instanceof Event.Moved one) return "moved " + text(one.from()) + " " + text(one.to());
        if (event instanceof Event.Resized one) return "resized " + one.value();
        return event instanceof Event.Unknown one ? "unknown " + one.tag() : "another";
    }

    static void consume(Path library) {
        VariantUnknownLibrary.load(library);
        for (int n = 0; n < 4; n++) line("event_at(" + n + ")", shown(VariantUnknownLibrary.eventAt(n)));
        line("events(4)", VariantUnknownLibrary.events(4).stream().map(VariantUnknownConsumer::shown).collect(Collectors.joining(", ")));
        boolean newer = VariantUnknownLibrary.eventAt(2) instanceof Event.Moved;
        for (int n : newer ? new int[] {2, 3} : new int[] {1}) line("show(event_at(" + n + "))", text(VariantUnknownLibrary.show(VariantUnknownLibrary.eventAt(n))));
    }
}
