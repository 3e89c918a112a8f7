package program;

import static program.Harness.failure;
import static program.Harness.line;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.own_mut.Log;
import conf.own_mut.OwnMutLibrary;
import conf.own_mut.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class OwnMutConsumer {
    private OwnMutConsumer() {}

    private static Log logOf(String... lines) {
        Log log = new Log();
        for (String one : lines) log.append(one);
        return log;
    }

    static void consume(Path library) {
        OwnMutLibrary.load(library);
        Log log = logOf("a", "b");
        line("append \"a\", \"b\"; text()", text(log.text()));
        line("finish()", text(log.finish()));
        Transaction transaction = new Transaction(logOf("x"));
        line("transaction over the log: commit()", text(transaction.commit()));
        Transaction empty = new Transaction(new Log());
        line("commit of an empty log", failure(thrown(() -> empty.commit())));
        line("discard", OwnMutLibrary.discard(logOf("abc")));
        try (Transaction seen = new Transaction(logOf("p", "q"))) {
            List<String> lines = new ArrayList<>();
            seen.each(one -> lines.add(text(one)));
            line("each", String.join(" ", lines));
        }
    }
}
