package program

import conf.error_embed.*
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.text
import program.Harness.thrown

internal object ErrorEmbedProgram {
    private fun shown(error: Throwable): String = when (error) {
        is StoreError.Net -> "${failure(error)} inner ${shown(error.cause)}"
        is StoreError.Missing -> failure(error, fields("key", text(error.key)))
        is NetError.Timeout -> failure(error, fields("seconds", error.seconds))
        else -> failure(error)
    }

    fun consume(library: Path) {
        ErrorEmbedLibrary.load(library)
        line("connect(\"\")", shown(thrown { connect("") }))
        line("connect(\"abc\")", shown(thrown { connect("abc") }))
        line("load(\"k\")", text(load_("k")))
        for (key in listOf("gone", "net:abc", "net:")) line("load(${text(key)})", shown(thrown { load_(key) }))
    }
}
