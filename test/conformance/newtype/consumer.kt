package program

import conf.newtype.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.real
import program.Harness.text

internal object NewtypeProgram {
    fun consume(library: Path) {
        NewtypeLibrary.load(library)
        line("next(41)", next(UserId(41u)).value.toULong())
        line("domain(\"ann@example.org\")", text(domain(Email("ann@example.org")).value))
        val user = makeUser(UserId(7u))
        line("make_user(7)", "${user.id.value.toULong()} ${text(user.email.value)} ${list(user.scores) { real(it.value) }}")
        line("total(user 7)", real(total(user).value))
    }
}
