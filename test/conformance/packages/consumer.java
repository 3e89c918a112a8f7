package program;

import static program.Harness.line;
import static program.Harness.real;
import static program.Harness.text;

import conf.geometry.Color;
import conf.geometry.GeometryLibrary;
import conf.geometry.Point;
import conf.geometry.Shape;
import conf.packages.Bounds;
import conf.packages.PackagesLibrary;
import java.nio.file.Path;
import java.util.List;

final class PackagesConsumer {
    private PackagesConsumer() {}

    private static String point(Point point) {
        return "(" + point.x() + ", " + point.y() + ")";
    }

    static void consume(Path library) {
        GeometryLibrary.load(library);
        PackagesLibrary.load(library);
        line("move_by((1, 2), 10, 20)", point(PackagesLibrary.moveBy(new Point(1, 2), 10, 20)));
        line("describe(circle 3)", text(PackagesLibrary.describe(new Shape.Circle(3))));
        line("describe(square 4)", text(PackagesLibrary.describe(new Shape.Square(4))));
        line("describe(nothing)", text(PackagesLibrary.describe(new Shape.Nothing())));
        Bounds bounds = PackagesLibrary.boundsOf(List.of(new Point(1, 9), new Point(5, 2)));
        String color = bounds.color().equals(Color.BLUE) ? "blue" : "another";
        line("bounds_of([(1, 9), (5, 2)])", point(bounds.low()) + ".." + point(bounds.high()) + " color=" + color);
        line("geometry.origin()", point(GeometryLibrary.origin()));
        line("geometry.length((3, 4))", real(GeometryLibrary.length(new Point(3, 4))));
    }
}
