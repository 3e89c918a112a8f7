package program

import conf.error.ErrorLibrary
import conf.error.ParseError
import conf.error.at
import conf.error.check
import conf.error.explode
import conf.error.hints
import conf.error.line
import conf.error.max
import conf.error.parse
import conf.error.parseAll
import conf.error.text
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.text
import program.Harness.thrown

internal object ErrorProgram {
    private fun shown(error: Throwable): String = when (error) {
        is ParseError.Syntax -> {
            val at = "${error.at.line}:${error.at.column}"
            failure(error, fields("line", error.line.value, "text", text(error.text), "at", at, "hints", list(error.hints, ::text)))
        }
        is ParseError.Limit -> failure(error, fields("max", optional(error.max)))
        else -> failure(error)
    }

    fun consume(library: Path) {
        ErrorLibrary.load(library)
        line("parse(\"42\")", parse("42"))
        for (input in listOf("", "busy", "x1", "limit", "nolimit")) line("parse(${text(input)})", shown(thrown { parse(input) }))
        check("1")
        line("check(\"1\")", "ok")
        line("check(\"\")", shown(thrown { check("") }))
        line("parse_all([\"1\", \"2\"])", list(parseAll(listOf("1", "2"))))
        line("parse_all([\"1\", \"zz\"])", shown(thrown { parseAll(listOf("1", "zz")) }))
        line("explode()", shown(thrown { explode() }))
    }
}
