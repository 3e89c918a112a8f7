package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.real;
import static program.Harness.text;
import static program.Harness.unsigned;

import conf.newtype.Email;
import conf.newtype.NewtypeLibrary;
import conf.newtype.User;
import conf.newtype.UserId;
import java.nio.file.Path;

final class NewtypeConsumer {
    private NewtypeConsumer() {}

    static void consume(Path library) {
        NewtypeLibrary.load(library);
        line("next(41)", unsigned(NewtypeLibrary.next(new UserId(41)).value()));
        line("domain(\"ann@example.org\")", text(NewtypeLibrary.domain(new Email("ann@example.org")).value()));
        User user = NewtypeLibrary.makeUser(new UserId(7));
        line("make_user(7)", unsigned(user.id().value()) + " " + text(user.email().value()) + " " + list(user.scores(), score -> real(score.value())));
        line("total(user 7)", real(NewtypeLibrary.total(user).value()));
    }
}
