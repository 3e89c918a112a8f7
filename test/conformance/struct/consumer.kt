package program

import conf.struct.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.real

internal object StructProgram {
    private fun shown(point: Point): String = "(${real(point.x)}, ${real(point.y)})"

    private val MIXED = Mixed(1u, 2u, 3u, Point(4.0, 5.0), true, Color.RED, shortArrayOf(6, 7, 8))

    fun consume(library: Path) {
        StructLibrary.load(library)
        line("flip((1, 2))", shown(flip(Point(1.0, 2.0))))
        val s = step(MIXED)
        val tail = "${shown(s.point)} ${s.visible} ${s.color.value} ${s.codes.contentToString()}"
        line("step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", "${s.a} ${s.b.toULong()} ${s.c} $tail")
        line("line(3)", list(line(3u), ::shown))
        val all = listOf(
            MIXED.copy(point = Point(1.0, 1.0)),
            MIXED.copy(point = Point(-1.0, 1.0)),
            MIXED.copy(point = Point(2.0, 2.0), visible = false),
        )
        line("visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", list(visible(all), ::shown))
    }
}
