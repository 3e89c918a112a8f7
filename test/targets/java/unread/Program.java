import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import test.borrower.BorrowerLibrary;
import test.borrower.Loan;
import test.unread.Desk;
import test.unread.Event;
import test.unread.Row;
import test.unread.Thing;
import test.unread.UnreadLibrary;
import test.unread.ftk.FtkError;
import test.unread.ftk.Status;

/** Results and arguments of callbacks whose reading fails half-way: nothing that they hold may stay in the library. */
public final class Program {
    private Program() {}

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }

    /** Waits until the collector has released what was made and dropped; nothing but as many desks is there then. */
    private static void settled(String what, long desks) throws InterruptedException {
        for (int round = 0; round < 200 && (UnreadLibrary.alive() != desks || UnreadLibrary.kept() != desks); round++) {
            System.gc();
            Thread.sleep(5);
        }
        check(UnreadLibrary.alive() == desks && UnreadLibrary.kept() == desks, what + ": " + UnreadLibrary.alive() + " alive, " + UnreadLibrary.kept() + " kept");
    }

    private static void refuses(String what, Runnable call) {
        try {
            call.run();
        } catch (FtkError error) {
            check(error.status() == Status.CONTRACT, what + ": " + error);
            return;
        }
        throw new AssertionError(what + " was read");
    }

    /** A list in the first memory of the stream, and one that makes it grow. */
    private static void results() throws InterruptedException {
        try (Desk desk = new Desk()) {
            for (long bad : new long[] {1, 2, 5}) refuses("rows", () -> UnreadLibrary.rows(5, bad, desk));
            settled("rows", 1);
            for (long bad : new long[] {1, 20_000, 40_000}) refuses("many rows", () -> UnreadLibrary.rows(40_000, bad, desk));
            settled("many rows", 1);
            refuses("an optional row", () -> UnreadLibrary.lastRow(desk));
            settled("an optional row", 1);
            for (long bad : new long[] {1, 4, 9}) refuses("events", () -> UnreadLibrary.events(9, bad));
            settled("events", 1);
        }
    }

    /** Arguments of callbacks: things are given away, desks are lent. */
    private static void callbacks() throws InterruptedException {
        try (Desk desk = new Desk()) {
            for (long bad : new long[] {1, 3, 5}) {
                refuses("arguments", () -> UnreadLibrary.visit(5, bad, desk, (rows, thing) -> {
                    throw new AssertionError("the arguments cannot be read");
                }));
            }
            settled("arguments", 1);
            RuntimeException own = new RuntimeException("own");
            try {
                UnreadLibrary.visit(5, 0, desk, (rows, thing) -> {
                    throw own;
                });
                throw new AssertionError("not thrown");
            } catch (RuntimeException error) {
                check(error == own, "another: " + error);
            }
            settled("thrown after they were read", 1);
        }
    }

    /** Things of another package, which only the classes of that one can release. */
    private static void borrowed() throws InterruptedException {
        for (long bad : new long[] {1, 3, 5}) refusesLoans(() -> BorrowerLibrary.loans(5, bad));
        settled("loans", 0);
        for (long bad : new long[] {1, 3, 5}) refusesLoans(() -> BorrowerLibrary.lend(5, bad, loans -> {}));
        settled("lent loans", 0);
        List<Loan> loans = BorrowerLibrary.loans(5, 0);
        refusesLoans(() -> BorrowerLibrary.loans(5, 2));
        for (Loan loan : loans) {
            check(loan.thing().number() == 0, "another thing");
            loan.thing().release();
            loan.desk().release();
        }
        settled("loans read", 0);
        List<Desk> kept = new ArrayList<>();
        BorrowerLibrary.lend(2, 0, lent -> {
            kept.add(lent.get(0).desk());
            for (Loan loan : lent) loan.thing().release();
            lent.get(1).desk().release();
        });
        check(UnreadLibrary.alive() == 1, "a desk that was lent has no reference of the callback's own");
        kept.get(0).release();
        settled("loans lent", 0);
    }

    /** Each package has errors of its own. */
    private static void refusesLoans(Runnable call) {
        try {
            call.run();
        } catch (test.borrower.ftk.FtkError error) {
            check(error.status() == Status.CONTRACT, "loans: " + error);
            return;
        }
        throw new AssertionError("loans were read");
    }

    private static void release(Row row) {
        row.thing().release();
        if (row.spare() != null) row.spare().release();
        row.desk().release();
    }

    /** Calls that fail inside a callback leave its arguments alone, which failed calls outside do not touch either. */
    private static void nested() throws InterruptedException {
        try (Desk desk = new Desk()) {
            List<Row> outer = new ArrayList<>();
            List<Thing> alone = new ArrayList<>();
            UnreadLibrary.visit(5, 0, desk, (rows, thing) -> {
                outer.addAll(rows);
                alone.add(thing);
                for (long bad : new long[] {1, 3, 5}) refuses("inside", () -> UnreadLibrary.rows(5, bad, desk));
                refuses("inside", () -> UnreadLibrary.events(9, 4));
                refuses("inside", () -> UnreadLibrary.visit(3, 2, desk, (more, other) -> {}));
            });
            refuses("outside", () -> UnreadLibrary.rows(5, 2, desk));
            refuses("through", () -> UnreadLibrary.visit(5, 0, desk, (rows, thing) -> UnreadLibrary.rows(5, 3, desk)));
            for (int i = 0; i < 5; i++) {
                check(outer.get(i).thing().number() == i + 1, "a thing of another row");
                check((outer.get(i).spare() == null) == (i % 2 == 0), "a spare of another row");
            }
            check(alone.get(0).number() == 1000, "another thing");
            outer.forEach(Program::release);
            alone.get(0).release();
            settled("nested", 1);
        }
    }

    private static void readEvents() {
        List<Event> events = UnreadLibrary.events(9, 0);
        check(events.get(1) instanceof Event.Unknown unknown && unknown.tag() == 99, "known: " + events.get(1));
        for (Event event : events) if (event instanceof Event.Held held) held.value().release();
    }

    /** Read to its end, everything is owned once. */
    private static void read() throws InterruptedException {
        try (Desk desk = new Desk()) {
            List<Row> rows = UnreadLibrary.rows(5, 0, desk);
            refuses("rows", () -> UnreadLibrary.rows(3, 2, desk));
            for (int round = 0; round < 5; round++) {
                System.gc();
                Thread.sleep(5);
            }
            check(UnreadLibrary.alive() == 1 + 7, "alive: " + UnreadLibrary.alive());
            for (int i = 0; i < 5; i++) check(rows.get(i).thing().number() == i + 1, "a thing of another row");
            rows.forEach(Program::release);
            readEvents();
            settled("read", 1);
        }
    }

    /** Little memory is left: lists that do not fit beside what is taken up already. */
    private static void exhausted() throws InterruptedException {
        try (Desk desk = new Desk()) {
            List<long[]> taken = new ArrayList<>();
            int stopped = 0;
            for (int size = 1 << 24; size > 1 << 10; size /= 2) {
                try {
                    for (;;) taken.add(new long[size / 8]);
                } catch (OutOfMemoryError error) {
                    stopped++;
                }
            }
            int failed = 0;
            for (int round = 0; round < 20 && !taken.isEmpty(); round++) {
                try {
                    UnreadLibrary.rows(20_000, 0, desk);
                } catch (OutOfMemoryError error) {
                    failed++;
                }
                for (int i = 0; i < 40 && !taken.isEmpty(); i++) taken.remove(taken.size() - 1);
            }
            taken.clear();
            check(stopped > 0 && failed > 0, "memory sufficed");
            settled("memory", 1);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        UnreadLibrary.load(Path.of(arguments[0]));
        BorrowerLibrary.load(Path.of(arguments[0]));
        results();
        callbacks();
        borrowed();
        nested();
        read();
        exhausted();
        settled("all", 0);
        System.out.println("ok");
    }
}
