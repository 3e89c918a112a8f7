package program

import conf.record_growth.RecordGrowthLibrary
import conf.record_growth.Settings
import conf.record_growth.make
import conf.record_growth.makeAll
import conf.record_growth.show
import conf.record_growth.showAll
import java.nio.file.Path
import program.Harness.failure
import program.Harness.line
import program.Harness.optional
import program.Harness.text

internal object RecordGrowthProgram {
    private fun shown(settings: Settings): String =
        try {
            text(show(settings))
        } catch (error: RuntimeException) {
            failure(error)
        }

    fun consume(library: Path) {
        RecordGrowthLibrary.load(library)
        line("show(\"a\" 2)", shown(Settings("a", level = 2u)))
        line("show(\"a\" 2 \"blue\" 3 \"h\")", shown(Settings("a", 2u, color = "blue", limit = 3u, hint = "h")))
        val old = show(Settings("x")) == "x 1"
        if (old) line("show(\"a\" 2 hint \"h\")", shown(Settings("a", level = 2u, hint = "h")))
        val made = make()
        line("make()", "${text(made.name)} ${made.level} ${text(made.color)} ${optional(made.limit)}")
        line("show_all", showAll(listOf(Settings("x"), Settings("y"))).joinToString(transform = ::text))
        line("make_all()", makeAll().joinToString { "${it.level} ${text(it.color)}" })
    }
}
