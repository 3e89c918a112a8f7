package program

import conf.string.*
import java.nio.file.Path
import program.Harness.failure
import program.Harness.line
import program.Harness.list
import program.Harness.text
import program.Harness.thrown

internal object StringProgram {
    fun consume(library: Path) {
        StringLibrary.load(library)
        line("twice(\"ab\")", text(twice("ab")))
        line("twice(\"\")", text(twice("")))
        line("twice(\"зд😀\")", text(twice("зд😀")))
        line("byte_length(\"aü😀\")", byteLength("aü😀"))
        line("byte_length(\"with U+0000 inside\")", byteLength("a\u0000b"))
        val filled = fill(100000u)
        line("fill(100000)", "${filled.length} bytes, ${if (filled.all { it == 'x' }) "all x" else "something else"}")
        line("join([\"a\", \"\", \"ü\"])", text(join(listOf("a", "", "ü"))))
        line("split(\"a/b//c\")", list(split("a/b//c"), ::text))
        val card = turn(Card("T", listOf("1", "2")))
        line("turn(\"T\", [\"1\", \"2\"])", "${text(card.title)} ${list(card.lines, ::text)}")
        line("invalid UTF-8 in", failure(thrown { twice("\ud800") }))
    }
}
