package program

import conf.default_args.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object DefaultArgsProgram {
    fun consume(library: Path) {
        DefaultArgsLibrary.load(library)
        line("show()", text(show()))
        line("show(\"y\", 5)", text(show("y", count = 5u)))
        line("show(\"y\", 5, 1.5, false, slow, read, 1)", text(show("y", 5u, ratio = 1.5, flag = false, mode = Mode.SLOW, access = Access.READ, limit = 1u)))
        line("open(\"k\")", text(open("k")))
        line("open(\"k\", {depth 9}, [\"a\", \"b\"], 4)", text(open("k", Options(depth = 9u), listOf("a", "b"), limit = 4u)))
    }
}
