import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import test.optional.All;
import test.optional.Box;
import test.optional.Change;
import test.optional.Inner;
import test.optional.OptionalLibrary;
import test.optional.Point;
import test.optional.Refusal;

/** Optional values out of results, records, lists, maps, variants, errors, properties and callbacks; arguments may be null. */
final class Program {
    private Program() {}

    private static void same(Object actual, Object expected) {
        if (!expected.equals(actual)) throw new AssertionError(actual + " instead of " + expected);
    }

    private static All all(boolean full) {
        List<Optional<Long>> wide = List.of(Optional.of(-1L), Optional.empty());
        Map<String, Optional<List<Integer>>> map = Map.of("none", Optional.empty(), "some", Optional.of(List.of(1, 2)));
        if (!full) return All.builder(wide, map).given(null).build();
        return All.builder(wide, map)
                .number(0xffff_ffffL)
                .small(200)
                .ratio(0.5f)
                .text("text")
                .data(new byte[] {1, 2})
                .point(new Point(1, 2))
                .list(List.of(Optional.of("a"), Optional.empty()))
                .inner(new Inner(Optional.of("inner"), Optional.of("secret")))
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        OptionalLibrary.load(Path.of(arguments[0]));
        same(OptionalLibrary.echo(null), Optional.empty());
        same(OptionalLibrary.echo(all(true)), Optional.of(all(true)));
        same(OptionalLibrary.echo(all(false)), Optional.of(all(false)));
        same(all(true).given(), Optional.of(4));
        same(all(false).given(), Optional.empty());
        same(all(true).inner().orElseThrow().toString(), "Inner[name=Optional[inner], secret=...]");
        for (Change change : List.of(new Change.Moved(Optional.of(new Point(3, 4))), new Change.Moved(Optional.empty()), new Change.Named("n"))) {
            same(OptionalLibrary.turn(change), change);
        }
        same(OptionalLibrary.same(new test.optional.Optional(Optional.of("x"))).of(), Optional.of("x"));
        same(OptionalLibrary.number(), Optional.of((short) 7));
        same(OptionalLibrary.number(null), Optional.empty());
        same(OptionalLibrary.holes(List.of(Optional.of("ab"), Optional.empty())), List.of(Optional.of(2L), Optional.empty()));
        same(OptionalLibrary.find("name", null, (name, index) -> {
            same(name, Optional.of("name"));
            same(index, Optional.empty());
            return Optional.of(new Point(5, 6));
        }), Optional.of(new Point(5, 6)));
        same(OptionalLibrary.find(null, 0xffff_ffffL, (name, index) -> index.map(one -> new Point(one.intValue(), 0))), Optional.of(new Point(-1, 0)));
        same(OptionalLibrary.find(null, 1L, (name, index) -> Optional.empty()), Optional.empty());
        try {
            OptionalLibrary.refuse("it", null);
        } catch (Refusal.Refused refused) {
            same(refused.what(), Optional.of("it"));
            same(refused.count(), Optional.empty());
        }
        boxes();
        faults();
        System.out.println("ok");
    }

    private static void boxes() {
        try (Box box = new Box("label")) {
            same(box.getLabel(), Optional.of("label"));
            Box other = box.other().orElseThrow();
            same(other.other(), Optional.empty());
            same(box.swallow(other), true);
            same(box.swallow(null), false);
            box.setLabel(null);
            same(box.getLabel(), Optional.empty());
        }
    }

    /* What is null where an Optional is needed, and numbers out of range inside one, are found where they are written. */
    private static void faults() {
        try {
            new Inner(null, Optional.empty());
            throw new AssertionError("null for an Optional");
        } catch (NullPointerException error) {
            same(error.getMessage(), "name");
        }
        try {
            all(true);
            All.builder(List.of(), Map.of()).small(256).build();
            throw new AssertionError("256 as a u8");
        } catch (IllegalArgumentException error) {
            same(error.getMessage().startsWith("small"), true);
        }
        try {
            OptionalLibrary.find(null, null, (name, index) -> null);
            throw new AssertionError("null out of a callback");
        } catch (NullPointerException error) {
            same(error.getMessage(), "result");
        }
    }
}
