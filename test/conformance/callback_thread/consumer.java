package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.callback_thread.CallbackThreadLibrary;
import conf.callback_thread.Progress;
import conf.callback_thread.StopError;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

final class CallbackThreadConsumer {
    private CallbackThreadConsumer() {}

    private static String shown(Throwable error) {
        return error instanceof StopError.Stopped stopped ? failure(error, fields("at", stopped.at())) : failure(error);
    }

    private static Progress stopAt(long at) {
        return step -> {
            if (step == at) throw new StopError.Stopped(at);
        };
    }

    private static Progress refuseAt(long at) {
        return step -> {
            if (step == at) throw new StopError.Refused();
        };
    }

    /* The result of a call beside the sum of what its callback saw. */
    private static String summed(Function<AtomicLong, Long> call) {
        AtomicLong sum = new AtomicLong();
        long result = call.apply(sum);
        return result + ", sum " + sum.get();
    }

    private static String compared(Throwable own, Throwable thrown) {
        return own == thrown ? "the same exception" : failure(thrown);
    }

    static void consume(Path library) {
        CallbackThreadLibrary.load(library);
        line("elsewhere(3, fine)", summed(sum -> CallbackThreadLibrary.elsewhere(3, sum::addAndGet)));
        line("elsewhere(5, stopped at 2)", shown(thrown(() -> CallbackThreadLibrary.elsewhere(5, stopAt(2)))));
        line("elsewhere(5, refused)", shown(thrown(() -> CallbackThreadLibrary.elsewhere(5, refuseAt(1)))));
        RuntimeException own = new IllegalStateException("the consumer's own");
        Progress failing = step -> {
            throw own;
        };
        line("elsewhere(3, own exception)", compared(own, thrown(() -> CallbackThreadLibrary.elsewhere(3, failing))));
        line("at_once(4, 100, fine)", summed(sum -> CallbackThreadLibrary.atOnce(4, 100, sum::addAndGet)));
        line("at_once(3, 10, stopped when even)", summed(sum -> CallbackThreadLibrary.atOnce(3, 10, step -> {
            if (step % 2 == 0) throw new StopError.Stopped(step);
            sum.addAndGet(step);
        })));
        line("at_once(3, 5, refused at 3)", shown(thrown(() -> CallbackThreadLibrary.atOnce(3, 5, refuseAt(3)))));
        line("at_once(3, 5, own exception)", compared(own, thrown(() -> CallbackThreadLibrary.atOnce(3, 5, failing))));
        line("labels(3)", list(CallbackThreadLibrary.labels(3, (label, number) -> label + number), one -> text(one)));
        line("mixed(3, double, none)", CallbackThreadLibrary.mixed(3, n -> n * 2, null));
        line("mixed(3, double, some)", summed(sum -> CallbackThreadLibrary.mixed(3, n -> n * 2, sum::addAndGet)));
        line("mixed(3, double, stopped at 2)", shown(thrown(() -> CallbackThreadLibrary.mixed(3, n -> n * 2, stopAt(2)))));
        line("nested: elsewhere inside elsewhere", summed(sum -> CallbackThreadLibrary.elsewhere(2,
            step -> CallbackThreadLibrary.elsewhere(3, inner -> sum.addAndGet(step * inner)))));
        CallbackThreadLibrary.keep(step -> {});
        line("after the call", "status " + CallbackThreadLibrary.late());
    }
}
