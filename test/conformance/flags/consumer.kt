package program

import conf.flags.Access
import conf.flags.FlagsLibrary
import conf.flags.Mode
import conf.flags.echo
import conf.flags.makeRule
import conf.flags.plus
import conf.flags.toggle
import conf.flags.withRead
import java.nio.file.Path
import program.Harness.line

internal object FlagsProgram {
    fun consume(library: Path) {
        FlagsLibrary.load(library)
        line("with_read(write)", withRead(Access.WRITE).bits)
        line("echo(all)", echo(Access.ALL).bits)
        line("echo(unknown bit 4096)", echo(Access(4096)).bits)
        line("toggle(fast)", toggle(Mode.FAST).bits)
        line("toggle(fast | safe)", toggle(Mode.FAST + Mode.SAFE).bits)
        val rule = makeRule()
        line("make_rule()", "${rule.access.bits} ${rule.mode.bits}")
    }
}
