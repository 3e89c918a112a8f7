package program;

import static program.Harness.hex;
import static program.Harness.line;
import static program.Harness.list;

import conf.slice_mut.Point;
import conf.slice_mut.SliceMutLibrary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

final class SliceMutConsumer {
    private SliceMutConsumer() {}

    static void consume(Path library) {
        SliceMutLibrary.load(library);
        int[] numbers = {1, -2, 3};
        SliceMutLibrary.doubleAll(numbers);
        line("double_all([1, -2, 3])", Arrays.toString(numbers));
        int[] nothing = {};
        SliceMutLibrary.doubleAll(nothing);
        line("double_all([])", Arrays.toString(nothing));
        for (int limit : new int[] {10, 2}) {
            byte[] buffer = new byte[4];
            long written = SliceMutLibrary.fill(buffer, limit);
            line("fill(4 bytes, " + limit + ")", written + " " + hex(buffer));
        }
        List<Point> points = Arrays.asList(new Point(1, 2), new Point(3, 4));
        SliceMutLibrary.flip(points);
        line("flip([(1, 2), (3, 4)])", list(points, point -> "(" + point.x() + ", " + point.y() + ")"));
        double[] values = {1, 3};
        SliceMutLibrary.scale(values, 2);
        line("scale([1.0, 3.0], 2.0)", list(DoubleStream.of(values).boxed().toList(), Harness::real));
    }
}
