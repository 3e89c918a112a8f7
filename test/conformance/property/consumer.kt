package program

import conf.property.Dial
import conf.property.PropertyLibrary
import conf.property.RangeError
import conf.property.value
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.text
import program.Harness.thrown

internal object PropertyProgram {
    private fun shown(error: Throwable): String = when (error) {
        is RangeError.OutOfRange -> failure(error, fields("value", error.value))
        else -> failure(error)
    }

    fun consume(library: Path) {
        PropertyLibrary.load(library)
        Dial().use { dial ->
            line("changes", dial.changes)
            line("label", text(dial.label))
            dial.label = "volume"
            line("label", text(dial.label))
            dial.tags = listOf("a", "b")
            line("tags", list(dial.tags, ::text))
            dial.level = 7
            line("level", dial.level)
            line("set level 11", shown(thrown { dial.level = 11 }))
            line("level", dial.level)
            line("limit", optional(dial.limit?.toULong()))
            dial.limit = ULong.MAX_VALUE.toLong()
            line("limit", optional(dial.limit?.toULong()))
            line("changes", dial.changes)
        }
    }
}
