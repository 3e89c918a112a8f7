package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.unsigned;

import conf.enum_open.Choice;
import conf.enum_open.Cipher;
import conf.enum_open.EnumOpenLibrary;
import conf.enum_open.Signed;
import java.nio.file.Path;
import java.util.List;

final class EnumOpenConsumer {
    private EnumOpenConsumer() {}

    static void consume(Path library) {
        EnumOpenLibrary.load(library);
        line("echo(aes)", EnumOpenLibrary.echo(Cipher.AES).value());
        line("echo(unknown 500)", EnumOpenLibrary.echo(Cipher.of(500)).value());
        line("strange()", EnumOpenLibrary.strange().value());
        line("negate(minus)", EnumOpenLibrary.negate(Signed.MINUS).value());
        line("negate(zero)", EnumOpenLibrary.negate(Signed.ZERO).value());
        line("widest()", unsigned(EnumOpenLibrary.widest().value()));
        Choice choice = EnumOpenLibrary.makeChoice();
        line("make_choice()", choice.cipher().value() + " " + choice.signed().value());
        line("known([1, 77, 9])", list(EnumOpenLibrary.known(List.of(Cipher.AES, Cipher.of(77), Cipher.of(9))), Cipher::value));
    }
}
