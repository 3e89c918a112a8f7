package program

import conf.slice_mut.*
import java.nio.file.Path
import program.Harness.hex
import program.Harness.line
import program.Harness.list
import program.Harness.real

internal object SliceMutProgram {
    fun consume(library: Path) {
        SliceMutLibrary.load(library)
        val numbers = intArrayOf(1, -2, 3)
        doubleAll(numbers)
        line("double_all([1, -2, 3])", numbers.contentToString())
        val nothing = intArrayOf()
        doubleAll(nothing)
        line("double_all([])", nothing.contentToString())
        for (limit in listOf(10u, 2u)) {
            val buffer = ByteArray(4)
            val written = fill(buffer, limit)
            line("fill(4 bytes, $limit)", "$written ${hex(buffer)}")
        }
        val points = mutableListOf(Point(1, 2), Point(3, 4))
        flip(points)
        line("flip([(1, 2), (3, 4)])", list(points) { "(${it.x}, ${it.y})" })
        val values = doubleArrayOf(1.0, 3.0)
        scale(values, by = 2.0)
        line("scale([1.0, 3.0], 2.0)", list(values.toList(), ::real))
    }
}
