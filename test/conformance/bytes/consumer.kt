package program

import conf.bytes.*
import java.nio.file.Path
import program.Harness.hex
import program.Harness.line
import program.Harness.text

internal object BytesProgram {
    private fun bytes(vararg values: Int): ByteArray = ByteArray(values.size) { values[it].toByte() }

    fun consume(library: Path) {
        BytesLibrary.load(library)
        line("invert(00ff10)", hex(invert(bytes(0, 0xff, 0x10))))
        line("invert()", hex(invert(bytes())))
        line("ramp(5)", hex(ramp(5u)))
        val ramp = ramp(70000u)
        line("ramp(70000)", "${ramp.size} bytes, sum ${ramp.sumOf { it.toUByte().toLong() }}")
        line("sum(0102ff)", sum(bytes(1, 2, 0xff)))
        val reversed = reverse(Blob("n", bytes(1, 2, 3)))
        line("reverse(\"n\", 010203)", "${text(reversed.name)} ${hex(reversed.data)}")
        line("concat(01, , 0203)", hex(concat(listOf(bytes(1), bytes(), bytes(2, 3)))))
    }
}
