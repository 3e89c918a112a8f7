package program

import conf.bool.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list

internal object BoolProgram {
    fun consume(library: Path) {
        BoolLibrary.load(library)
        line("negate(true)", negate(true))
        line("negate(false)", negate(false))
        line("all([true, true])", all(listOf(true, true)))
        line("all([true, false])", all(listOf(true, false)))
        line("all([])", all(emptyList()))
        line("pattern()", list(pattern()))
        val swapped = swap(Switches(on = true))
        line("swap(on=true, off=false)", "on=${swapped.on}, off=${swapped.off}")
    }
}
