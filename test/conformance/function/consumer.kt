package program

import conf.function.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.real
import program.Harness.text

internal object FunctionProgram {
    fun consume(library: Path) {
        FunctionLibrary.load(library)
        val before = calls()
        repeat(2) {
            noop()
            line("noop()", "ok")
        }
        line("calls()", calls() - before)
        val all = format(a = -1, b = 2u, c = 0.5f, d = 0.25, e = true, f = 'ü'.code, g = "g", h = byteArrayOf(10, -1))
        line("format(-1, 2, 0.5, 0.25, true, U+00FC, \"g\", 0aff)", text(all))
        line("add10(1..10)", add10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        val middle = middle(Point(0.0, 0.0), Point(1.0, 3.0))
        line("middle((0, 0), (1, 3))", "(${real(middle.x)}, ${real(middle.y)})")
    }
}
