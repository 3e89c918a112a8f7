package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.text;

import conf.callback.CallbackLibrary;
import conf.callback.Item;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

final class CallbackConsumer {
    private CallbackConsumer() {}

    private static void each(String what, Predicate<String> goesOn) {
        List<String> seen = new ArrayList<>();
        long calls = CallbackLibrary.each((index, one) -> {
            seen.add(index + one);
            return goesOn.test(one);
        });
        line(what, calls + ": " + String.join(" ", seen));
    }

    static void consume(Path library) {
        CallbackLibrary.load(library);
        each("each(all)", one -> true);
        each("each(stop at b)", one -> !one.equals("b"));
        List<Item> items = CallbackLibrary.mapItems(List.of(new Item("p", 1), new Item("q", 2)), item -> new Item(item.name().toUpperCase(Locale.ROOT), item.count() * 2));
        line("map_items([p 1, q 2], upper and doubled)", list(items, item -> item.name() + " " + item.count()));
        line("fold(4, 10, sum)", CallbackLibrary.fold(4, 10, (total, value) -> total + value));
        line("names()", text(CallbackLibrary.names(point -> point.x() + ":" + point.y())));
        line("pick(1)", text(CallbackLibrary.pick(all -> 1L)));
        line("pick(none)", text(CallbackLibrary.pick(all -> null)));
        line("maybe(none)", CallbackLibrary.maybe(null));
        line("maybe(some)", CallbackLibrary.maybe((index, one) -> true));
        line("inline(square)", CallbackLibrary.inline(value -> value * value));
        int[] inner = {0};
        CallbackLibrary.each((index, one) -> {
            CallbackLibrary.each((inside, other) -> {
                inner[0]++;
                return true;
            });
            return true;
        });
        line("nested: each inside each", inner[0]);
    }
}
