package program

import conf.static_.Counter
import conf.static_.StaticLibrary
import conf.static_.larger
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object StaticProgram {
    fun consume(library: Path) {
        StaticLibrary.load(library)
        line("add(2, 3)", Counter.add(2, 3))
        Counter.hundred().use { line("hundred().value()", it.value()) }
        line("version", text(Counter.getVersion()))
        Counter(7u).use { seven ->
            Counter(9u).use { nine -> larger(seven, nine).use { line("larger(7, 9).value()", it.value()) } }
        }
    }
}
