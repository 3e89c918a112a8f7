package program

import conf.char_.*
import java.nio.file.Path
import program.Harness.character
import program.Harness.line
import program.Harness.optional
import program.Harness.text

internal object CharProgram {
    fun consume(library: Path) {
        CharLibrary.load(library)
        line("next('a')", character(next('a'.code)))
        line("next(U+D7FF)", character(next(0xd7ff)))
        line("next(U+1F600)", character(next(0x1f600)))
        line("split(\"aü😀\")", split("aü😀").joinToString(" ", transform = ::character))
        line("join(U+0048 U+0069 U+1F600)", text(join(listOf('H'.code, 'i'.code, 0x1f600))))
        line("first(\"été\")", optional(first("été"), ::character))
        line("first(\"\")", optional(first(""), ::character))
    }
}
