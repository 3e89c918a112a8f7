package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.real;

import conf.map.Index;
import conf.map.Kind;
import conf.map.MapLibrary;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

final class MapConsumer {
    private MapConsumer() {}

    /** Sorted by key, as the transcript wants it. */
    private static <K, V, S extends Comparable<S>> String shown(Map<K, V> map, Function<K, S> order, Function<K, String> key, Function<V, String> value) {
        Comparator<Map.Entry<K, V>> byKey = Comparator.comparing(entry -> order.apply(entry.getKey()));
        return map.entrySet().stream().sorted(byKey).map(entry -> key.apply(entry.getKey()) + ": " + value.apply(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }

    static void consume(Path library) {
        MapLibrary.load(library);
        line("words(\"b a b\")", shown(MapLibrary.words("b a b"), key -> key, Harness::text, String::valueOf));
        line("words(\"\")", shown(MapLibrary.words(""), key -> key, Harness::text, String::valueOf));
        line("swap({1: \"x\", 2: \"y\"})", shown(MapLibrary.swap(Map.of(1L, "x", 2L, "y")), key -> key, Harness::text, String::valueOf));
        line("sum({\"a\": 0.5, \"b\": 1.5})", real(MapLibrary.sum(Map.of("a", 0.5, "b", 1.5))));
        line("kinds({a: true, b: false})", shown(MapLibrary.kinds(Map.of(Kind.A, true, Kind.B, false)), Kind::value, key -> String.valueOf(key.value()), String::valueOf));
        Index index = MapLibrary.makeIndex("u v u");
        String items = shown(index.items(), key -> key, Harness::text, item -> String.valueOf(item.count()));
        line("make_index(\"u v u\")", shown(index.words(), key -> key, Harness::text, String::valueOf) + " " + items);
        line("weigh(make_index(\"u v u\"))", MapLibrary.weigh(index));
        line("by_letter([\"ab\", \"ac\", \"b\"])", shown(MapLibrary.byLetter(List.of("ab", "ac", "b")), key -> key, Harness::character, words -> list(words, Harness::text)));
    }
}
