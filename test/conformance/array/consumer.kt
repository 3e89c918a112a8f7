package program

import conf.array.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.real
import program.Harness.text

internal object ArrayProgram {
    private fun show(point: Point): String = "(${point.x}, ${point.y})"

    fun consume(library: Path) {
        ArrayLibrary.load(library)
        line("reverse([1, 2, 3, 4])", reverse(shortArrayOf(1, 2, 3, 4)).contentToString())
        val matrix = transpose(Matrix(listOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))))
        line("transpose([[1, 2], [3, 4]])", list(matrix.rows) { row -> list(row.toList(), ::real) })
        val turned = turn(Holder(byteArrayOf(1, 2, 3, 4), listOf("a", "b"), listOf(Point(1, 2), Point(3, 4))))
        line("turn([1, 2, 3, 4] [\"a\", \"b\"] [(1, 2), (3, 4)])", "${turned.bytes.contentToString()} ${list(turned.names, ::text)} ${list(turned.corner, ::show)}")
        line("names(\"n\")", list(names("n"), ::text))
        line("total([(1, 2), (3, 4), (5, 6)])", show(total(listOf(Point(1, 2), Point(3, 4), Point(5, 6)))))
    }
}
