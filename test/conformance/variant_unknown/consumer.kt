package program

import conf.variant_unknown.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object VariantUnknownProgram {
    private fun shown(event: Event): String = when (event) {
        is Event.Opened -> "opened"
        is Event.Closed -> "closed ${text(event.value)}"
        is Event.Moved -> "moved ${text(event.from)} ${text(event.to)}"
        is Event.Resized -> "resized ${event.value}"
        is Event.Unknown -> "unknown ${event.tag()}"
    }

    fun consume(library: Path) {
        VariantUnknownLibrary.load(library)
        for (n in 0u..3u) line("event_at($n)", shown(eventAt(n)))
        line("events(4)", events(4u).joinToString(transform = ::shown))
        val known = if (eventAt(2u) is Event.Moved) listOf(2u, 3u) else listOf(1u)
        for (n in known) line("show(event_at($n))", text(show(eventAt(n))))
    }
}
