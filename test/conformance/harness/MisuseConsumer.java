package program;

import static program.Harness.line;
import static program.Harness.statusOf;
import static program.Harness.thrown;

import conf.own_mut.Log;
import conf.own_mut.OwnMutLibrary;
import conf.own_mut.Transaction;
import conf.resource_in_record.Booking;
import conf.resource_in_record.Desk;
import conf.resource_in_record.ResourceInRecordLibrary;
import conf.resource_in_record.Ticket;
import conf.shared.Node;
import conf.shared.SharedLibrary;
import conf.str.Page;
import conf.str.StrLibrary;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * What a program can do wrong with handles, through the classes where they allow it, and below them: objects made for foreign handles, the native
 * methods, and the entries of the provider's tables. Every wrong use has a declared status; nothing crashes, nothing wrong is read, and nothing
 * stays behind. The transcript is misuse/expected.txt.
 */
final class MisuseConsumer {
    private static final int NULL_HANDLE = -7;
    private static final int WRONG_TYPE = -9;
    private static final int FOREIGN = -10;
    private static final int CLOSED = -11;
    private static final int BUSY = -12;
    private static final int HANDLES = 10_000;

    private final String library;

    private MisuseConsumer(String library) {
        this.library = library;
    }

    /** Prints the status of every misuse. */
    static void consume(Path library) {
        OwnMutLibrary.load(library);
        SharedLibrary.load(library);
        StrLibrary.load(library);
        ResourceInRecordLibrary.load(library);
        MisuseConsumer misuse = new MisuseConsumer(library.toString());
        unprinted();
        misuse.afterTheEnd();
        misuse.invented();
        misuse.counted();
        misuse.viewed();
        inRecords();
    }

    /** `value` when the call succeeds, else its status. */
    private static String outcome(Harness.Failing call, String value) {
        int status = statusIn(call);
        return status == 0 ? value : "status " + status;
    }

    /** 0 when the call succeeds, else the status of its error; anything else is thrown again. */
    private static int statusIn(Harness.Failing call) {
        try {
            call.run();
            return 0;
        } catch (Throwable error) {
            if (statusOf(error) == 0) throw new AssertionError(error);
            return statusOf(error);
        }
    }

    private static void must(boolean right, String what) {
        if (!right) throw new AssertionError(what);
    }

    private static void refused(Class<? extends Throwable> type, Harness.Failing call) {
        Throwable error = thrown(call);
        must(type.isInstance(error), String.valueOf(error));
    }

    /** Ends objects of foreign handles: they are lent, and never released. */
    private static final Consumer<Runnable> LENT = expire -> {};

    private static Log log(long bits) {
        return Log.$borrow(bits, LENT);
    }

    /** The handle of an object that no longer owns it. */
    private static long taken(Log log) {
        long bits = log.$handle();
        log.$gave(0);
        return bits;
    }

    private static long newTicket() {
        Ticket ticket = new Ticket(1);
        long bits = ticket.$handle();
        ticket.$gave(0);
        return bits;
    }

    /** Calls a native method of the logs below the classes; its error must say the same as the status. */
    private static int below(IntSupplier call) {
        conf.own_mut.ftk.Scratch scratch = conf.own_mut.ftk.Scratch.current();
        scratch.free();
        int status = call.getAsInt();
        if (status >= 0) return status;
        int said = statusOf(thrown(() -> scratch.failure(null)));
        // An object without a handle was closed, for a program.
        must(said == status || said == CLOSED && status == NULL_HANDLE, "the error says " + said + ", not " + status);
        return status;
    }

    private static long scratch() {
        return conf.own_mut.ftk.Scratch.current().address;
    }

    private static int text(long bits) {
        return below(() -> conf.own_mut.ftk.Natives.log_text(scratch(), bits));
    }

    private static int discard(long bits) {
        return below(() -> {
            conf.own_mut.ftk.Natives.discard(scratch(), bits);
            return conf.own_mut.ftk.Scratch.current().status();
        });
    }

    private int release(long bits) {
        return Entries.releaseLog(library, bits);
    }

    /** What the classes refuse before anything is called, and what has no line. */
    private static void unprinted() {
        Log log = new Log();
        try (Node node = new Node("n"); Desk desk = new Desk("d")) {
            refused(NullPointerException.class, () -> OwnMutLibrary.discard(null));
            refused(NullPointerException.class, () -> new Transaction(null));
            refused(NullPointerException.class, () -> log.append(null));
            refused(NullPointerException.class, () -> node.add(null));
            refused(NullPointerException.class, () -> ResourceInRecordLibrary.redeem(null));
            refused(NullPointerException.class, () -> new Booking("t", null, null, desk));
            Method discard = OwnMutLibrary.class.getMethod("discard", Log.class);
            for (Object wrong : new Object[] {node, "log", 7}) refused(IllegalArgumentException.class, () -> discard.invoke(null, wrong));
            must(statusIn(() -> log(bitsOf(node)).finish()) == WRONG_TYPE && !node.getName().isEmpty(), "a node has no end of a log");
        } catch (NoSuchMethodException error) {
            throw new AssertionError(error);
        }
        Log foreign = Log.$lift(0x12345678);
        must(statusIn(foreign::close) == FOREIGN && statusIn(foreign::text) == CLOSED, "a log that was never made");
        log.release();
        log.release();
        must(statusIn(log::close) == 0 && statusIn(log::text) == CLOSED && statusIn(() -> new Transaction(log)) == CLOSED, "a log after its release");
        inItsOwnCall();
    }

    private static long bitsOf(Node node) {
        return node.$handle();
    }

    /** A transaction is called through what is no callback, and used and closed in a callback of its own call, which ends as if it were open. */
    private static void inItsOwnCall() {
        Log log = new Log();
        log.append("line");
        log.append("line");
        Transaction transaction = new Transaction(log);
        refused(ClassCastException.class, () -> {
            int status = conf.own_mut.ftk.Natives.transaction_each(scratch(), transaction.$handle(), "no callback");
            must(status != 0, "a text was called");
            throw conf.own_mut.ftk.Scratch.current().failure(null);
        });
        int[] seen = {0, 0, 0, 0};
        transaction.each(line -> {
            int status = statusIn(() -> transaction.each(inner -> {}));
            seen[seen[3]] = status;
            if (seen[3]++ == 0) seen[2] = statusIn(transaction::close);
        });
        must(Arrays.equals(seen, new int[] {BUSY, CLOSED, 0, 2}), "a transaction in its own call: " + Arrays.toString(seen));
        must(statusIn(() -> transaction.each(line -> {})) == CLOSED, "a transaction that was closed in its own call");
    }

    private void afterTheEnd() {
        Log closed = new Log();
        line("close", outcome(closed::close, "ok"));
        line("close again", outcome(closed::close, "ok"));
        line("text of a closed log", outcome(closed::text, "ok"));
        line("append to a closed log", outcome(() -> closed.append("x"), "ok"));
        line("finish of a closed log", outcome(closed::finish, "ok"));
        long released = taken(new Log());
        line("release", release(released));
        line("release again", release(released));
        line("text of a released log", statusIn(() -> log(released).text()));
        line("close of a released log", below(() -> conf.own_mut.ftk.Natives.log_close(scratch(), released)));
        line("discard of a released log", statusIn(() -> OwnMutLibrary.discard(log(released))));
        long moved = taken(new Log());
        line("discard", statusIn(() -> OwnMutLibrary.discard(log(moved))));
        line("discard again", statusIn(() -> OwnMutLibrary.discard(log(moved))));
        line("text of a log that was moved", text(moved));
    }

    /** How many values that look like anything are taken for a log: xorshift with a fixed start. */
    private int countRandom() {
        long state = 0x9e3779b97f4a7c15L;
        int accepted = 0;
        for (int i = 0; i < HANDLES; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            if (text(state) >= 0 || discard(state) >= 0 || release(state) >= 0) accepted++;
        }
        return accepted;
    }

    private void invented() {
        line("text of NULL", text(0));
        line("discard of NULL", discard(0));
        line("release of NULL", release(0));
        line("random bits accepted", countRandom());
        line("address of a variable accepted", text(Entries.address()) >= 0);
        long live = taken(new Log());
        int near = 0;
        for (int bit = 0; bit < 64; bit++) if (text(live ^ 1L << bit) >= 0) near++;
        line("handles that differ in one bit accepted", near);
        line("commit of a log", below(() -> conf.own_mut.ftk.Natives.transaction_commit(scratch(), live)));
        line("text of the log", text(live));
        try (Node node = new Node("n")) {
            line("text of a node", statusIn(() -> log(bitsOf(node)).text()));
            line("discard of a node", statusIn(() -> OwnMutLibrary.discard(log(bitsOf(node)))));
            line("the node lives", outcome(node::getName, "n"));
        }
        line("release", release(live));
    }

    private void counted() {
        Node node = new Node("n");
        long bits = bitsOf(node);
        line("retain", Entries.retainNode(library, bits));
        line("release", Entries.releaseNode(library, bits));
        // The class would give its reference back too.
        conf.shared.ftk.Natives.node_close(conf.shared.ftk.Scratch.current().address, bits);
        line("retain of a closed node", Entries.retainNode(library, bits));
        line("release", Entries.releaseNode(library, bits));
        try (Node parent = new Node("p")) {
            line("add of a closed node", outcome(() -> parent.add(node), "ok"));
        }
        node.close();
        line("retain of a released node", Entries.retainNode(library, bits));
        line("release of a released node", Entries.releaseNode(library, bits));
        line("alive()", Node.alive());
    }

    private void viewed() {
        Page page = new Page("text");
        long bits = page.$handle();
        line("view", Entries.viewPage(library, bits));
        line("append while a view lives", statusIn(() -> page.append("x")));
        line("close while a view lives", Entries.closePage(library, bits));
        line("all() of the closed page", outcome(page::all, "ok"));
        line("the view", Entries.endView());
        line("close after the view", outcome(page::close, "ok"));
    }

    /** The status for a booking of any handles. An object without a handle was closed, for a program; the library says that the handle is NULL. */
    private static int redeem(Ticket ticket, Long spare, Desk desk) {
        Booking booking = new Booking("t", ticket, spare == null ? null : Ticket.$borrow(spare, LENT), desk);
        int status = statusIn(() -> ResourceInRecordLibrary.redeem(booking));
        return status == CLOSED ? NULL_HANDLE : status;
    }

    private static int redeem(long ticket, Long spare, Desk desk) {
        return redeem(Ticket.$borrow(ticket, LENT), spare, desk);
    }

    private static void inRecords() {
        Ticket without = new Ticket(1);
        without.close();
        Desk nowhere = new Desk("n");
        nowhere.close();
        try (Desk desk = new Desk("d")) {
            long used = newTicket();
            line("redeem", redeem(used, null, desk));
            line("redeem again", redeem(used, null, desk));
            line("redeem without a ticket", redeem(without, newTicket(), desk));
            line("redeem with random bits", redeem(0x12345678, newTicket(), desk));
            line("redeem with a desk as ticket", redeem(desk.$handle(), newTicket(), desk));
            long twice = newTicket();
            line("redeem with one ticket twice", redeem(twice, twice, desk));
            line("redeem without a desk", redeem(newTicket(), newTicket(), nowhere));
            line("alive()", Ticket.alive());
            line("the desk lives", outcome(desk::getName, "d"));
        }
    }
}
