package program

import conf.floats.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.real

internal object FloatsProgram {
    fun consume(library: Path) {
        FloatsLibrary.load(library)
        line("echo_f32(1.5)", real(echoF32(1.5f)))
        line("echo_f64(-0.125)", real(echoF64(-0.125)))
        line("mean([1.0, 2.0, 6.0])", real(mean(doubleArrayOf(1.0, 2.0, 6.0))))
        line("mean([])", real(mean(doubleArrayOf())))
        val half = halve(Pair(3f, 5.0))
        line("halve(3.0, 5.0)", "${real(half.single)} ${real(half.double_)}")
        line("special()", special().joinToString(" ", transform = ::real))
    }
}
