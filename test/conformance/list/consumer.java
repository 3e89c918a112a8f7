package program;

import static program.Harness.line;
import static program.Harness.list;

import conf.list.Item;
import conf.list.Kind;
import conf.list.ListLibrary;
import conf.list.Point;
import java.nio.file.Path;
import java.util.List;

final class ListConsumer {
    private ListConsumer() {}

    static void consume(Path library) {
        ListLibrary.load(library);
        line("reverse_u8([1, 2, 3])", list(ListLibrary.reverseU8(List.of(1, 2, 3))));
        line("reverse_f32([0.5, 1.5])", list(ListLibrary.reverseF32(List.of(0.5f, 1.5f)), Harness::real));
        line("reverse_strings([\"a\", \"\", \"c\"])", list(ListLibrary.reverseStrings(List.of("a", "", "c")), Harness::text));
        line("reverse_points([(1, 2), (3, 4)])", list(ListLibrary.reversePoints(List.of(new Point(1, 2), new Point(3, 4))), point -> "(" + point.x() + ", " + point.y() + ")"));
        line("reverse_kinds([a, b, b])", list(ListLibrary.reverseKinds(List.of(Kind.A, Kind.B, Kind.B)), Kind::value));
        List<Item> items = ListLibrary.reverseItems(List.of(new Item("x", List.of(1L, 2L)), Item.builder("y").build()));
        line("reverse_items([x [1, 2], y []])", list(items, item -> item.name() + " " + list(item.parts())));
        line("reverse_nested([[1], [], [2, 3]])", list(ListLibrary.reverseNested(List.of(List.of(1), List.of(), List.of(2, 3)))));
        line("reverse_bytes([01, 0203])", list(ListLibrary.reverseBytes(List.of(new byte[] {1}, new byte[] {2, 3})), Harness::hex));
        line("reverse_u8([])", list(ListLibrary.reverseU8(List.of())));
        List<Long> numbers = ListLibrary.count(100000);
        line("count(100000)", numbers.size() + " numbers, sum " + numbers.stream().mapToLong(Long::longValue).sum());
    }
}
