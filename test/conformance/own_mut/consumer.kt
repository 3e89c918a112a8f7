package program

import conf.own_mut.Log
import conf.own_mut.OwnMutLibrary
import conf.own_mut.Transaction
import conf.own_mut.discard
import java.nio.file.Path
import program.Harness.failure
import program.Harness.line
import program.Harness.text
import program.Harness.thrown

internal object OwnMutProgram {
    private fun logOf(vararg lines: String): Log = Log().apply { lines.forEach { append(it) } }

    fun consume(library: Path) {
        OwnMutLibrary.load(library)
        val log = logOf("a", "b")
        line("append \"a\", \"b\"; text()", text(log.text()))
        line("finish()", text(log.finish()))
        val transaction = Transaction(logOf("x"))
        line("transaction over the log: commit()", text(transaction.commit()))
        val empty = Transaction(Log())
        line("commit of an empty log", failure(thrown { empty.commit() }))
        line("discard", discard(logOf("abc")))
        Transaction(logOf("p", "q")).use { seen ->
            val lines = mutableListOf<String>()
            seen.each { lines += text(it) }
            line("each", lines.joinToString(" "))
        }
    }
}
