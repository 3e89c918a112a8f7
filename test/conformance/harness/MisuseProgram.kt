package program

import conf.own_mut.Log
import conf.own_mut.OwnMutLibrary
import conf.own_mut.Transaction
import conf.own_mut.discard
import conf.resource_in_record.Booking
import conf.resource_in_record.Desk
import conf.resource_in_record.ResourceInRecordLibrary
import conf.resource_in_record.Ticket
import conf.resource_in_record.copy
import conf.resource_in_record.redeem
import conf.shared.Node
import conf.shared.SharedLibrary
import conf.shared.child
import conf.str.Page
import conf.str.StrLibrary
import conf.str.join
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicReference
import kotlin.reflect.KClass
import program.Harness.line
import program.Harness.statusOf
import program.Harness.thrown

/**
 * What a program in Kotlin can do wrong with handles: through Kotlin's own functions where a package has them, through the classes, and below both as the
 * part of Java does. Every wrong use has a declared status; nothing crashes, nothing wrong is read, and nothing stays behind. The transcript is
 * misuse/expected.txt.
 */
internal object MisuseProgram {
    private const val NULL_HANDLE = -7
    private const val WRONG_TYPE = -9
    private const val FOREIGN = -10
    private const val CLOSED = -11
    private const val BUSY = -12
    private const val HANDLES = 10_000

    fun consume(library: Path) {
        OwnMutLibrary.load(library)
        SharedLibrary.load(library)
        StrLibrary.load(library)
        ResourceInRecordLibrary.load(library)
        refusedByTypes()
        ended()
        inItsOwnCall()
        val entries = library.toString()
        afterTheEnd(entries)
        invented(entries)
        counted(entries)
        viewed(entries)
        inRecords()
    }

    /** 0 when the call succeeds, else the status of its error; anything else is thrown again. */
    private fun statusIn(call: () -> Unit): Int {
        val error = runCatching(call).exceptionOrNull() ?: return 0
        if (statusOf(error) == 0) throw AssertionError(error)
        return statusOf(error)
    }

    /** `value` when the call succeeds, else its status. */
    private fun outcome(value: String, call: () -> Unit): String {
        val status = statusIn(call)
        return if (status == 0) value else "status $status"
    }

    private fun refused(type: KClass<out Throwable>, call: () -> Unit) {
        val error = thrown { call() }
        check(type.isInstance(error)) { error.toString() }
    }

    /** What the compiler believes to be a `T`. */
    @Suppress("UNCHECKED_CAST")
    private fun <T> believed(value: Any?): T = value as T

    /** An object for a foreign handle: it is lent, and never released. */
    private fun log(bits: Long): Log = Log.`$borrow`(bits) {}

    /** The handle of an object that no longer owns it. */
    private fun taken(log: Log): Long = log.`$handle`().also { log.`$gave`(0) }

    private fun newTicket(): Long {
        val ticket = Ticket(1)
        return ticket.`$handle`().also { ticket.`$gave`(0) }
    }

    private fun scratch(): Long = conf.own_mut.ftk.Scratch.current().address

    /** Calls a native method of the logs below the classes; its error must say the same as the status. */
    private fun below(call: () -> Int): Int {
        val scratch = conf.own_mut.ftk.Scratch.current()
        scratch.free()
        val status = call()
        if (status >= 0) return status
        val said = statusOf(thrown { throw scratch.failure(null) })
        // An object without a handle was closed, for a program.
        check(said == status || said == CLOSED && status == NULL_HANDLE) { "the error says $said, not $status" }
        return status
    }

    private fun text(bits: Long): Int = below { conf.own_mut.ftk.Natives.log_text(scratch(), bits) }

    private fun give(bits: Long): Int = below {
        conf.own_mut.ftk.Natives.discard(scratch(), bits)
        conf.own_mut.ftk.Scratch.current().status()
    }

    /** A null behind a type of Java, and an object of another class behind an unchecked cast: neither reaches the library. */
    private fun refusedByTypes() {
        val noLog = AtomicReference<Log>()
        val noText = AtomicReference<String>()
        Log().use { log ->
            refused(NullPointerException::class) { discard(noLog.get()) }
            refused(NullPointerException::class) { Transaction(noLog.get()) }
            refused(NullPointerException::class) { log.append(noText.get()) }
            check(log.text().isEmpty()) { "a null was appended" }
        }
        Node("n").use { node ->
            refused(NullPointerException::class) { node.add(AtomicReference<Node>().get()) }
            refused(NullPointerException::class) { AtomicReference<Node>().get().child(0u) }
            refused(ClassCastException::class) { discard(believed(node)) }
            refused(ClassCastException::class) { node.add(believed("node")) }
            check(statusIn { log(node.`$handle`()).finish() } == WRONG_TYPE && node.name == "n") { "a node has no end of a log" }
        }
        refused(NullPointerException::class) { join(believed(listOf("a", null))) }
        refused(ClassCastException::class) { join(believed(listOf("a", 7))) }
        Desk("d").use { desk ->
            refused(NullPointerException::class) { Booking(title = "t", ticket = AtomicReference<Ticket>().get(), desk = desk) }
            refused(NullPointerException::class) { redeem(AtomicReference<Booking>().get()) }
        }
    }

    /** Ended twice, in every way that there is, and used after it. */
    private fun ended() {
        val foreign = Log.`$lift`(0x12345678)
        check(statusIn { foreign.close() } == FOREIGN && statusIn { foreign.text() } == CLOSED) { "a log that was never made" }
        val log = Log()
        log.release()
        log.release()
        check(statusIn { log.close() } == 0 && statusIn { log.text() } == CLOSED) { "a log after its release" }
        check(statusIn { Transaction(log) } == CLOSED && statusIn { discard(log) } == CLOSED) { "a log that moves after its release" }
        val used = Log().use { it.apply { close() } }
        check(statusIn { used.use { it.append("x") } } == CLOSED) { "a log after its use" }
        val given = Log()
        check(discard(given) == 0u && statusIn { discard(given) } == CLOSED && statusIn { given.close() } == 0) { "a log that moved" }
        val node = Node("n").apply { close() }
        check(statusIn { node.child(0u) } == CLOSED && statusIn { node.name } == CLOSED) { "a node after its end" }
    }

    /** A transaction is used and closed in a callback of its own call, which ends as if it were open. */
    private fun inItsOwnCall() {
        val transaction = Transaction(Log().apply { repeat(2) { append("line") } })
        val seen = mutableListOf<Int>()
        transaction.each {
            seen += statusIn { transaction.each {} }
            if (seen.size == 1) seen += statusIn { transaction.close() }
        }
        check(seen == listOf(BUSY, 0, CLOSED)) { "a transaction in its own call: $seen" }
        check(statusIn { transaction.each {} } == CLOSED) { "a transaction that was closed in its own call" }
    }

    private fun afterTheEnd(library: String) {
        val closed = Log()
        line("close", outcome("ok") { closed.close() })
        line("close again", outcome("ok") { closed.close() })
        line("text of a closed log", outcome("ok") { closed.text() })
        line("append to a closed log", outcome("ok") { closed.append("x") })
        line("finish of a closed log", outcome("ok") { closed.finish() })
        val released = taken(Log())
        line("release", Entries.releaseLog(library, released))
        line("release again", Entries.releaseLog(library, released))
        line("text of a released log", statusIn { log(released).text() })
        line("close of a released log", below { conf.own_mut.ftk.Natives.log_close(scratch(), released) })
        line("discard of a released log", statusIn { discard(log(released)) })
        val moved = taken(Log())
        line("discard", statusIn { discard(log(moved)) })
        line("discard again", statusIn { discard(log(moved)) })
        line("text of a log that was moved", text(moved))
    }

    /** How many values that look like anything are taken for a log: xorshift with a fixed start. */
    private fun countRandom(library: String): Int {
        var state = 0x9e3779b97f4a7c15uL.toLong()
        return (1..HANDLES).count {
            state = state xor (state shl 13)
            state = state xor (state ushr 7)
            state = state xor (state shl 17)
            text(state) >= 0 || give(state) >= 0 || Entries.releaseLog(library, state) >= 0
        }
    }

    private fun invented(library: String) {
        line("text of NULL", text(0))
        line("discard of NULL", give(0))
        line("release of NULL", Entries.releaseLog(library, 0))
        line("random bits accepted", countRandom(library))
        line("address of a variable accepted", text(Entries.address()) >= 0)
        val live = taken(Log())
        line("handles that differ in one bit accepted", (0..63).count { text(live xor (1L shl it)) >= 0 })
        line("commit of a log", below { conf.own_mut.ftk.Natives.transaction_commit(scratch(), live) })
        line("text of the log", text(live))
        Node("n").use { node ->
            line("text of a node", statusIn { log(node.`$handle`()).text() })
            line("discard of a node", statusIn { discard(log(node.`$handle`())) })
            line("the node lives", outcome("n") { node.name })
        }
        line("release", Entries.releaseLog(library, live))
    }

    private fun counted(library: String) {
        val node = Node("n")
        val bits = node.`$handle`()
        line("retain", Entries.retainNode(library, bits))
        line("release", Entries.releaseNode(library, bits))
        // The class would give its reference back too.
        conf.shared.ftk.Natives.node_close(conf.shared.ftk.Scratch.current().address, bits)
        line("retain of a closed node", Entries.retainNode(library, bits))
        line("release", Entries.releaseNode(library, bits))
        Node("p").use { parent -> line("add of a closed node", outcome("ok") { parent.add(node) }) }
        node.close()
        line("retain of a released node", Entries.retainNode(library, bits))
        line("release of a released node", Entries.releaseNode(library, bits))
        line("alive()", Node.alive())
    }

    private fun viewed(library: String) {
        val page = Page("text")
        val bits = page.`$handle`()
        line("view", Entries.viewPage(library, bits))
        line("append while a view lives", statusIn { page.append("x") })
        line("close while a view lives", Entries.closePage(library, bits))
        line("all() of the closed page", outcome("ok") { page.all() })
        line("the view", Entries.endView())
        line("close after the view", outcome("ok") { page.close() })
    }

    /** The status for a booking of any handles. An object without a handle was closed, for a program; the library says that the handle is NULL. */
    private fun redeemed(ticket: Ticket, spare: Long?, desk: Desk): Int {
        val booking = Booking(title = "t", ticket = ticket, desk = desk).copy(spare = spare?.let { Ticket.`$borrow`(it) {} })
        val status = statusIn { redeem(booking) }
        return if (status == CLOSED) NULL_HANDLE else status
    }

    private fun redeemed(ticket: Long, spare: Long?, desk: Desk): Int = redeemed(Ticket.`$borrow`(ticket) {}, spare, desk)

    private fun inRecords() {
        val without = Ticket(1).apply { close() }
        val nowhere = Desk("n").apply { close() }
        Desk("d").use { desk ->
            val used = newTicket()
            line("redeem", redeemed(used, null, desk))
            line("redeem again", redeemed(used, null, desk))
            line("redeem without a ticket", redeemed(without, newTicket(), desk))
            line("redeem with random bits", redeemed(0x12345678, newTicket(), desk))
            line("redeem with a desk as ticket", redeemed(desk.`$handle`(), newTicket(), desk))
            val twice = newTicket()
            line("redeem with one ticket twice", redeemed(twice, twice, desk))
            line("redeem without a desk", redeemed(newTicket(), newTicket(), nowhere))
            line("alive()", Ticket.alive())
            line("the desk lives", outcome("d") { desk.name })
        }
    }
}
