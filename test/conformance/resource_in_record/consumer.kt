package program

import conf.resource_in_record.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.optional
import program.Harness.plain
import program.Harness.text

internal object ResourceInRecordProgram {
    private fun shown(booking: Booking): String =
        "${text(booking.title)} ${booking.ticket.number()} ${optional(booking.spare?.number())} ${text(booking.desk.name)}"

    private fun drop(booking: Booking) {
        booking.ticket.release()
        booking.spare?.release()
        booking.desk.release()
    }

    fun consume(library: Path) {
        ResourceInRecordLibrary.load(library)
        val desk = Desk("main")
        val first = book(5u, spare = true, desk)
        line("book(5, true)", shown(first))
        line("alive()", Ticket.alive())
        line("redeem(booking)", redeem(first))
        line("alive()", Ticket.alive())
        first.desk.release()
        val second = book(7u, spare = false, desk)
        line("book(7, false)", shown(second))
        drop(second)
        line("dropped unread; alive()", Ticket.alive())
        val many = bookMany(3u, desk)
        plain("book_many(3): ${many.joinToString(" ") { it.ticket.number().toString() }}")
        drop(many[0])
        drop(many[2])
        plain("kept only the second: ${many[1].ticket.number()}; alive() = ${Ticket.alive()}")
        for (n in listOf(0u, 9u)) {
            val answer = when (val answer = ask(n)) {
                is Answer.NoneLeft -> "none_left"
                is Answer.Granted -> answer.value.use { "granted ${it.number()}" }
                else -> "another"
            }
            line("ask($n)", answer)
        }
        drop(many[1])
        line("all dropped; alive()", Ticket.alive())
        desk.release()
    }
}
