package program

import conf.variant_unknown.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object VariantUnknownProgram {
    private fun shown(event: Event): String = when (event) {
        is Event.Opened -> "opened"
        is Event.Closed -> "closed ${text(event.value)}"
        is Event.Unknown -> "unknown ${event.tag()}"
    }

    fun consume(library: Path) {
        VariantUnknownLibrary.load(library)
        for (n in 0u..3u) line("event_at($n)", shown(eventAt(n)))
        line("events(4)", events(4u).joinToString(transform = ::shown))
        for (n in listOf(2u, 3u)) line("show(event_at($n))", text(show(eventAt(n))))
    }
}
