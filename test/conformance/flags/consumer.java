package program;

import static program.Harness.line;

import conf.flags.Access;
import conf.flags.FlagsLibrary;
import conf.flags.Mode;
import conf.flags.Rule;
import java.nio.file.Path;

final class FlagsConsumer {
    private FlagsConsumer() {}

    static void consume(Path library) {
        FlagsLibrary.load(library);
        line("with_read(write)", FlagsLibrary.withRead(Access.WRITE).bits());
        line("echo(all)", FlagsLibrary.echo(Access.ALL).bits());
        line("echo(unknown bit 4096)", FlagsLibrary.echo(new Access(4096)).bits());
        line("toggle(fast)", FlagsLibrary.toggle(Mode.FAST).bits());
        line("toggle(fast | safe)", FlagsLibrary.toggle(Mode.FAST.with(Mode.SAFE)).bits());
        Rule rule = FlagsLibrary.makeRule();
        line("make_rule()", rule.access().bits() + " " + rule.mode().bits());
    }
}
