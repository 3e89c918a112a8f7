package program

import conf.record_growth.RecordGrowthLibrary
import conf.record_growth.Settings
import conf.record_growth.make
import conf.record_growth.makeAll
import conf.record_growth.show
import conf.record_growth.showAll
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object RecordGrowthProgram {
    fun consume(library: Path) {
        RecordGrowthLibrary.load(library)
        line("show(\"a\" 2)", text(show(Settings("a", level = 2u))))
        val made = make()
        line("make()", "${text(made.name)} ${made.level}")
        line("show_all", showAll(listOf(Settings("x"), Settings("y"))).joinToString(transform = ::text))
        line("make_all()", makeAll().joinToString { it.level.toString() })
    }
}
