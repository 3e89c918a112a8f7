package program

import conf.alias.AliasLibrary
import conf.alias.Range
import conf.alias.first
import conf.alias.join
import conf.alias.length
import java.nio.file.Path
import program.Harness.line
import program.Harness.optional
import program.Harness.text

internal object AliasProgram {
    fun consume(library: Path) {
        AliasLibrary.load(library)
        line("length(3..10)", length(Range(first = 3u, last = 10u)))
        line("join([\"a\", \"b\", \"c\"])", text(join(listOf("a", "b", "c"))))
        line("first([\"x\", \"y\"])", optional(first(listOf("x", "y")), ::text))
        line("first([])", optional(first(emptyList()), ::text))
    }
}
