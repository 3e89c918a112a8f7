package program

import conf.const_.*
import java.nio.file.Path
import program.Harness.character
import program.Harness.hex
import program.Harness.line
import program.Harness.real

internal object ConstProgram {
    fun consume(library: Path) {
        ConstLibrary.load(library)
        line("MAX_KEY", MAX_KEY)
        line("SMALL", SMALL)
        line("BIG", BIG)
        line("MIN", MIN)
        line("RATIO", real(RATIO))
        line("FLAG", FLAG)
        line("LETTER", character(LETTER))
        line("GREETING", "${GREETING.toByteArray().size} bytes")
        line("MAGIC", hex(MAGIC))
        line("LEVEL", LEVEL.value)
        line("ALL", ALL.bits)
        line("MIXED", MIXED)
        line("checksum()", checksum())
    }
}
