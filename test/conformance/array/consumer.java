package program;

import static program.Harness.line;
import static program.Harness.list;

import conf.array.ArrayLibrary;
import conf.array.Holder;
import conf.array.Matrix;
import conf.array.Point;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

final class ArrayConsumer {
    private ArrayConsumer() {}

    private static String point(Point point) {
        return "(" + point.x() + ", " + point.y() + ")";
    }

    static void consume(Path library) {
        ArrayLibrary.load(library);
        line("reverse([1, 2, 3, 4])", Arrays.toString(ArrayLibrary.reverse(new short[] {1, 2, 3, 4})));
        Matrix matrix = ArrayLibrary.transpose(new Matrix(List.of(new double[] {1, 2}, new double[] {3, 4})));
        line("transpose([[1, 2], [3, 4]])", list(matrix.rows(), row -> list(DoubleStream.of(row).mapToObj(Harness::real).toList())));
        Holder turned = ArrayLibrary.turn(new Holder(new byte[] {1, 2, 3, 4}, List.of("a", "b"), List.of(new Point(1, 2), new Point(3, 4))));
        line("turn([1, 2, 3, 4] [\"a\", \"b\"] [(1, 2), (3, 4)])", Arrays.toString(turned.bytes()) + " " + list(turned.names(), Harness::text) + " " + list(turned.corner(), ArrayConsumer::point));
        line("names(\"n\")", list(ArrayLibrary.names("n"), Harness::text));
        line("total([(1, 2), (3, 4), (5, 6)])", point(ArrayLibrary.total(List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6)))));
    }
}
