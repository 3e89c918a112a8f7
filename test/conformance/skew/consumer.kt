package program

import conf.skew.*
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.real
import program.Harness.text
import program.Harness.thrown

internal object SkewProgram {
    private fun shown(error: Throwable): String = when (error) {
        is SkewError.New -> failure(error, fields("why", text(error.why)))
        else -> failure(error)
    }

    private fun attempt(call: () -> String): String = runCatching(call).getOrElse(::shown)

    fun consume(library: Path) {
        SkewLibrary.load(library)
        line("kind_of(2)", kindOf(2u).value)
        val item = makeItem("a")
        line("make_item(\"a\")", "${text(item.name)} ${item.kind.value} ${real(item.price)}")
        Box().use { box ->
            line("put", box.put(item))
            line("total", attempt { real(box.total()) })
        }
        line("fail(1)", shown(thrown { fail(1u) }))
        line("fail(2)", shown(thrown { fail(2u) }))
        line("newer(\"x\")", attempt { text(newer("x")) })
    }
}
