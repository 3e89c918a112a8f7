package program

import conf.callback_thread.*
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicLong
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.list
import program.Harness.text
import program.Harness.thrown

internal object CallbackThreadProgram {
    private fun shown(error: Throwable): String = when (error) {
        is StopError.Stopped -> failure(error, fields("at", error.at))
        else -> failure(error)
    }

    private fun same(own: Throwable, call: Harness.Failing): String {
        val error = thrown(call)
        return if (error === own) "the same exception" else failure(error)
    }

    /** The result of a call beside the sum of what its callback saw. */
    private fun summed(call: (AtomicLong) -> UInt): String {
        val sum = AtomicLong()
        val result = call(sum)
        return "$result, sum $sum"
    }

    fun consume(library: Path) {
        CallbackThreadLibrary.load(library)
        line("elsewhere(3, fine)", summed { sum -> elsewhere(3u) { sum.addAndGet(it) } })
        line("elsewhere(5, stopped at 2)", shown(thrown { elsewhere(5u) { if (it == 2L) throw StopError.Stopped(it) } }))
        line("elsewhere(5, refused)", shown(thrown { elsewhere(5u) { throw StopError.Refused() } }))
        val own = IllegalStateException("the consumer's own")
        line("elsewhere(3, own exception)", same(own) { elsewhere(3u) { throw own } })
        line("at_once(4, 100, fine)", summed { sum -> atOnce(4u, 100u) { sum.addAndGet(it) } })
        line("at_once(3, 10, stopped when even)", summed { sum ->
            atOnce(3u, 10u) {
                if (it % 2 == 0L) throw StopError.Stopped(it)
                sum.addAndGet(it)
            }
        })
        line("at_once(3, 5, refused at 3)", shown(thrown { atOnce(3u, 5u) { if (it == 3L) throw StopError.Refused() } }))
        line("at_once(3, 5, own exception)", same(own) { atOnce(3u, 5u) { throw own } })
        line("labels(3)", list(labels(3u) { label, number -> "$label$number" }) { text(it) })
        line("mixed(3, double, none)", mixed(3u, { it * 2 }, null))
        line("mixed(3, double, some)", summed { sum -> mixed(3u, { it * 2 }, { sum.addAndGet(it) }) })
        line("mixed(3, double, stopped at 2)", shown(thrown { mixed(3u, { it * 2 }, { if (it == 2L) throw StopError.Stopped(it) }) }))
        line("nested: elsewhere inside elsewhere", summed { sum ->
            elsewhere(2u) { step -> elsewhere(3u) { inner -> sum.addAndGet(step * inner) } }
        })
        keep {}
        line("after the call", "status ${late()}")
    }
}
