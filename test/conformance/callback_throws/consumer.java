package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.thrown;

import conf.callback_throws.CallbackThrowsLibrary;
import conf.callback_throws.Plain;
import conf.callback_throws.StopError;
import conf.callback_throws.Visit;
import java.nio.file.Path;

final class CallbackThrowsConsumer {
    private CallbackThrowsConsumer() {}

    private static String shown(Throwable error) {
        return error instanceof StopError.Stopped stopped ? failure(error, fields("at", stopped.at())) : failure(error);
    }

    private static String compared(Throwable error, Throwable own) {
        return error == own ? "the same exception" : failure(error);
    }

    private static Visit stopAt(long at) {
        return n -> {
            if (n == at) throw new StopError.Stopped(at);
        };
    }

    private static Visit refuseAt(long at) {
        return n -> {
            if (n == at) throw new StopError.Refused();
        };
    }

    static void consume(Path library) {
        CallbackThrowsLibrary.load(library);
        line("run(3, fine)", CallbackThrowsLibrary.run(3, n -> {}));
        line("run(5, stopped at 2)", shown(thrown(() -> CallbackThrowsLibrary.run(5, stopAt(2)))));
        line("run(5, refused)", shown(thrown(() -> CallbackThrowsLibrary.run(5, refuseAt(1)))));
        long evens = CallbackThrowsLibrary.countStops(4, n -> {
            if (n % 2 == 0) throw new StopError.Stopped(n);
        });
        line("count_stops(4, stopped when even)", evens);
        line("count_stops(4, refused at 3)", shown(thrown(() -> CallbackThrowsLibrary.countStops(4, refuseAt(3)))));
        line("sum(3, double)", CallbackThrowsLibrary.sum(3, n -> n * 2));
        RuntimeException own = new IllegalStateException("the consumer's own");
        Plain fail = n -> {
            throw own;
        };
        Visit failing = n -> {
            throw own;
        };
        line("sum(3, own exception)", compared(thrown(() -> CallbackThrowsLibrary.sum(3, fail)), own));
        line("run(3, own exception)", compared(thrown(() -> CallbackThrowsLibrary.run(3, failing)), own));
    }
}
