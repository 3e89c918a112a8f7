package program

import conf.constructor.ConstructorLibrary
import conf.constructor.OpenError
import conf.constructor.Options
import conf.constructor.Store
import conf.constructor.name
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.text
import program.Harness.thrown

internal object ConstructorProgram {
    private fun shown(error: Throwable): String = when (error) {
        is OpenError.BadName -> failure(error, fields("name", text(error.name)))
        else -> failure(error)
    }

    fun consume(library: Path) {
        ConstructorLibrary.load(library)
        Store().use { line("new().describe()", text(it.describe())) }
        Store.named("a").use { line("named(\"a\").describe()", text(it.describe())) }
        line("named(\"\")", shown(thrown { Store.named("") }))
        Store.withOptions(Options()).use { line("with_options(defaults).describe()", text(it.describe())) }
        Store.withOptions(Options(size = 5u, label = "five")).use { line("with_options(5, \"five\").describe()", text(it.describe())) }
        val closed = Store()
        closed.close()
        line("closed store: describe()", failure(thrown { closed.describe() }))
    }
}
