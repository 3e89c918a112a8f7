package program;

import static program.Harness.character;
import static program.Harness.hex;
import static program.Harness.line;
import static program.Harness.real;
import static program.Harness.unsigned;

import conf.const_.ConstLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

final class ConstConsumer {
    private ConstConsumer() {}

    static void consume(Path library) {
        ConstLibrary.load(library);
        line("MAX_KEY", ConstLibrary.MAX_KEY);
        line("SMALL", ConstLibrary.SMALL);
        line("BIG", unsigned(ConstLibrary.BIG));
        line("MIN", ConstLibrary.MIN);
        line("RATIO", real(ConstLibrary.RATIO));
        line("FLAG", ConstLibrary.FLAG);
        line("LETTER", character(ConstLibrary.LETTER));
        line("GREETING", ConstLibrary.GREETING.getBytes(StandardCharsets.UTF_8).length + " bytes");
        line("MAGIC", hex(ConstLibrary.MAGIC));
        line("LEVEL", ConstLibrary.LEVEL.value());
        line("ALL", ConstLibrary.ALL.bits());
        line("MIXED", ConstLibrary.MIXED);
        line("checksum()", ConstLibrary.checksum());
    }
}
