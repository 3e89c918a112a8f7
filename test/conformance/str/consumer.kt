package program

import conf.str.Page
import conf.str.StrLibrary
import conf.str.countE
import conf.str.firstWord
import conf.str.join
import java.nio.file.Path
import program.Harness.line
import program.Harness.optional
import program.Harness.text

internal object StrProgram {
    fun consume(library: Path) {
        StrLibrary.load(library)
        line("count_e(\"neverée\")", countE("neverée"))
        line("first_word(\"hello world\")", text(firstWord("hello world")))
        line("join([\"a\", \"b\"])", text(join(listOf("a", "b"))))
        Page("key:value").use { page ->
            line("page.all()", text(page.all()))
            line("page.tail()", optional(page.tail(), ::text))
            page.append("!")
            line("append", "ok")
            line("page.all()", text(page.all()))
        }
        Page("bare").use { bare -> line("page without colon: tail()", optional(bare.tail(), ::text)) }
    }
}
