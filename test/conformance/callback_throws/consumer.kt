package program

import conf.callback_throws.*
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.thrown

internal object CallbackThrowsProgram {
    private fun shown(error: Throwable): String = when (error) {
        is StopError.Stopped -> failure(error, fields("at", error.at))
        else -> failure(error)
    }

    private fun same(own: Throwable, call: Harness.Failing): String {
        val error = thrown(call)
        return if (error === own) "the same exception" else failure(error)
    }

    fun consume(library: Path) {
        CallbackThrowsLibrary.load(library)
        line("run(3, fine)", run(3u) {})
        line("run(5, stopped at 2)", shown(thrown { run(5u) { if (it == 2L) throw StopError.Stopped(it) } }))
        line("run(5, refused)", shown(thrown { run(5u) { throw StopError.Refused() } }))
        line("count_stops(4, stopped when even)", countStops(4u) { if (it % 2 == 0L) throw StopError.Stopped(it) })
        line("count_stops(4, refused at 3)", shown(thrown { countStops(4u) { if (it == 3L) throw StopError.Refused() } }))
        line("sum(3, double)", sum(3u) { it * 2 })
        val own = IllegalStateException("the consumer's own")
        line("sum(3, own exception)", same(own) { sum(3u) { throw own } })
        line("run(3, own exception)", same(own) { run(3u) { throw own } })
    }
}
