package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.real;

import conf.slice.Point;
import conf.slice.Series;
import conf.slice.SliceLibrary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

final class SliceConsumer {
    private SliceConsumer() {}

    private static String point(Point point) {
        return "(" + real(point.x()) + ", " + real(point.y()) + ")";
    }

    static void consume(Path library) {
        SliceLibrary.load(library);
        line("sum_u8([1, 2, 250])", SliceLibrary.sumU8(new byte[] {1, 2, (byte) 250}));
        line("sum_i32([-5, 2147483647])", SliceLibrary.sumI32(new int[] {-5, 2147483647}));
        line("sum_f64([0.5, 0.25])", real(SliceLibrary.sumF64(new double[] {0.5, 0.25})));
        line("sum_f64([])", real(SliceLibrary.sumF64(new double[0])));
        line("sum_points([(1, 2), (3, 4)])", point(SliceLibrary.sumPoints(List.of(new Point(1, 2), new Point(3, 4)))));
        line("tail([1, 2, 3, 4], 2)", Arrays.toString(SliceLibrary.tail(new int[] {1, 2, 3, 4}, 2)));
        try (Series series = new Series(4)) {
            line("series.values()", Arrays.toString(series.values()));
            line("series.points()", list(series.points(), SliceConsumer::point));
        }
    }
}
