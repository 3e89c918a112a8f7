package program

import conf.enum_open.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list

internal object EnumOpenProgram {
    fun consume(library: Path) {
        EnumOpenLibrary.load(library)
        line("echo(aes)", echo(Cipher.AES).value)
        line("echo(unknown 500)", echo(Cipher.of(500)).value)
        line("strange()", strange().value)
        line("negate(minus)", negate(Signed.MINUS).value)
        line("negate(zero)", negate(Signed.ZERO).value)
        line("widest()", widest().value.toULong())
        val choice = makeChoice()
        line("make_choice()", "${choice.cipher.value} ${choice.signed.value}")
        line("known([1, 77, 9])", list(known(listOf(Cipher.AES, Cipher.of(77), Cipher.of(9)))) { it.value })
    }
}
