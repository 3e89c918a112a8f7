package program

import conf.slice.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.real

internal object SliceProgram {
    private fun shown(point: Point): String = "(${real(point.x)}, ${real(point.y)})"

    fun consume(library: Path) {
        SliceLibrary.load(library)
        line("sum_u8([1, 2, 250])", sumU8(byteArrayOf(1, 2, 250u.toByte())))
        line("sum_i32([-5, 2147483647])", sumI32(intArrayOf(-5, Int.MAX_VALUE)))
        line("sum_f64([0.5, 0.25])", real(sumF64(doubleArrayOf(0.5, 0.25))))
        line("sum_f64([])", real(sumF64(doubleArrayOf())))
        line("sum_points([(1, 2), (3, 4)])", shown(sumPoints(listOf(Point(1f, 2f), Point(3f, 4f)))))
        line("tail([1, 2, 3, 4], 2)", tail(intArrayOf(1, 2, 3, 4), start = 2u).contentToString())
        Series(4u).use { series ->
            line("series.values()", series.values().contentToString())
            line("series.points()", list(series.points(), ::shown))
        }
    }
}
