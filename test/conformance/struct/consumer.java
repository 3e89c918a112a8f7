package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.real;
import static program.Harness.unsigned;

import conf.struct.Color;
import conf.struct.Mixed;
import conf.struct.Point;
import conf.struct.StructLibrary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

final class StructConsumer {
    private StructConsumer() {}

    private static String point(Point point) {
        return "(" + real(point.x()) + ", " + real(point.y()) + ")";
    }

    private static Mixed mixed(double x, double y, boolean visible) {
        return new Mixed(1, 2, 3, new Point(x, y), visible, Color.RED, new short[] {6, 7, 8});
    }

    static void consume(Path library) {
        StructLibrary.load(library);
        line("flip((1, 2))", point(StructLibrary.flip(new Point(1, 2))));
        Mixed s = StructLibrary.step(mixed(4, 5, true));
        line("step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", s.a() + " " + unsigned(s.b()) + " " + s.c() + " " + point(s.point()) + " " + s.visible() + " " + s.color().value() + " " + Arrays.toString(s.codes()));
        line("line(3)", list(StructLibrary.line(3), StructConsumer::point));
        line("visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", list(StructLibrary.visible(List.of(mixed(1, 1, true), mixed(-1, 1, true), mixed(2, 2, false))), StructConsumer::point));
    }
}
