package program

import conf.geometry.Color
import conf.geometry.GeometryLibrary
import conf.geometry.Point
import conf.geometry.Shape
import conf.geometry.length
import conf.geometry.origin
import conf.packages.PackagesLibrary
import conf.packages.boundsOf
import conf.packages.describe
import conf.packages.moveBy
import java.nio.file.Path
import program.Harness.line
import program.Harness.real
import program.Harness.text

internal object PackagesProgram {
    private fun shown(point: Point): String = "(${point.x}, ${point.y})"

    fun consume(library: Path) {
        GeometryLibrary.load(library)
        PackagesLibrary.load(library)
        line("move_by((1, 2), 10, 20)", shown(moveBy(Point(1, 2), dx = 10, dy = 20)))
        line("describe(circle 3)", text(describe(Shape.Circle(3))))
        line("describe(square 4)", text(describe(Shape.Square(4))))
        line("describe(nothing)", text(describe(Shape.Nothing())))
        val bounds = boundsOf(listOf(Point(1, 9), Point(5, 2)))
        val color = if (bounds.color == Color.BLUE) "blue" else "another"
        line("bounds_of([(1, 9), (5, 2)])", "${shown(bounds.low)}..${shown(bounds.high)} color=$color")
        line("geometry.origin()", shown(origin()))
        line("geometry.length((3, 4))", real(length(Point(3, 4))))
    }
}
