import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import test.threads.Stop;
import test.threads.ThreadsLibrary;

/** Callbacks from native threads: how these look in Java, how many calls they bear, what they throw, and what comes too late. */
public final class Program {
    private Program() {}

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }

    private static boolean lives(String name) {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals(name));
    }

    /* A native thread is a daemon under its own name, with the class loader of the package, and is gone when it has ended. */
    private static void attached() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        long calls = ThreadsLibrary.repeat("worker seven", 100, n -> {
            Thread here = Thread.currentThread();
            seen.add(here);
            check(here.getName().equals("worker seven"), here.getName());
            check(here.isDaemon(), "a daemon");
            check(here.getContextClassLoader() == ThreadsLibrary.class.getClassLoader(), "the class loader of the package");
        });
        check(calls == 100 && seen.size() == 1, "attached once");
        check(!seen.contains(Thread.currentThread()), "another thread");
        for (int i = 0; lives("worker seven"); i++) {
            check(i < 1000, "detached when it ends");
            Thread.onSpinWait();
        }
        ThreadsLibrary.repeat("wörker", 1, n -> check(Thread.currentThread().getName().equals("w??rker"), Thread.currentThread().getName()));
        ThreadsLibrary.repeat("", 1, n -> check(!Thread.currentThread().getName().isEmpty(), "a name"));
    }

    /* A thread that never returns to Java makes no local reference by it: checked JNI would complain of the seventeenth. */
    private static void lasting() {
        AtomicLong sum = new AtomicLong();
        ThreadsLibrary.repeat("lasting", 100_000, sum::addAndGet);
        check(sum.get() == 100_000L * 100_001 / 2, "sum " + sum);
        AtomicLong stopped = new AtomicLong();
        for (int i = 0; i < 1000; i++) {
            try {
                ThreadsLibrary.repeat("failing", 3, n -> {
                    throw new Stop.Stopped(n);
                });
            } catch (Stop.Stopped stop) {
                stopped.addAndGet(stop.at());
            }
        }
        check(stopped.get() == 1000, "stopped " + stopped);
    }

    private static void crowd() throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        List<Thread> callers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread caller = new Thread(() -> {
                for (int round = 0; round < 20; round++) ThreadsLibrary.crowd(4, 50, sum::addAndGet);
            });
            caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            callers.add(caller);
            caller.start();
        }
        for (Thread caller : callers) caller.join();
        check(failures.isEmpty(), failures.toString());
        check(sum.get() == 4L * 20 * 4 * 50 * 51 / 2, "sum " + sum);
    }

    private static void thrown() {
        Error own = new AssertionError("own");
        Throwable caught = null;
        try {
            ThreadsLibrary.crowd(8, 100, n -> {
                if (n == 7) throw own;
            });
        } catch (AssertionError error) {
            caught = error;
        }
        check(caught == own, "the same exception");
        /* An exhausted stack of a native thread is an exception as any other. */
        try {
            ThreadsLibrary.repeat("deep", 1, n -> recurse(n));
            check(false, "an exhausted stack");
        } catch (StackOverflowError expected) {
            caught = expected;
        }
        check(caught instanceof StackOverflowError, "an exhausted stack");
    }

    private static long recurse(long n) {
        return recurse(n + 1) + 1;
    }

    /* The call waits for what runs, refuses the rest, and nothing runs after it. */
    private static void strays() {
        for (int round = 0; round < 200; round++) {
            boolean[] over = new boolean[1];
            AtomicLong late = new AtomicLong();
            ThreadsLibrary.stray(4, n -> {
                if (over[0]) late.incrementAndGet();
                Thread.yield();
                if (over[0]) late.incrementAndGet();
            });
            over[0] = true;
            check(ThreadsLibrary.settle() == 4, "all were refused");
            check(late.get() == 0, "none ran after the call");
        }
    }

    private static void values() {
        String text = "ä".repeat(300_000);
        List<Long> data = LongStream.range(0, 200_000).boxed().toList();
        List<String> made = ThreadsLibrary.echo(3, text, data, (given, numbers) -> given.length() + " " + numbers.size() + " " + numbers.get(199_999) + given);
        check(made.size() == 3, "three texts");
        for (String one : made) check(one.equals("300000 200000 199999" + text), "text");
    }

    /* A callback of another call, on a thread that is inside a call of its own: its arguments stay what they are. */
    private static void inside() {
        long[] data = LongStream.range(0, 50_000).toArray();
        List<Long> other = LongStream.range(7, 90_000).boxed().toList();
        AtomicLong touched = new AtomicLong();
        Set<Long> seen = new HashSet<>();
        Thread here = Thread.currentThread();
        ThreadsLibrary.hold(n -> {
            if (n == 1) {
                touched.set(ThreadsLibrary.touch(data));
            } else {
                seen.add(Long.valueOf(ThreadsLibrary.echo(1, "x".repeat(200_000), other, (given, numbers) -> given).get(0).length()));
                forget();
            }
            check(Thread.currentThread() != here, "another thread");
        });
        check(touched.get() == 50_000L * 49_999 / 2, "touched " + touched);
        check(seen.equals(Set.of(200_000L)), "seen " + seen);
    }

    /* Ends the memory that calls left behind when they needed more. */
    private static void forget() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            LockSupport.parkNanos(20_000_000);
        }
    }

    /* After a very large value the arguments of a callback lie in memory that may not be given back. */
    private static void large() {
        check(ThreadsLibrary.big(5_000_000).length() == 5_000_000, "a large text");
        check(ThreadsLibrary.tell(given -> given.equals("told") ? 1 : 0) == 1, "told");
    }

    /**
     * Runs all.
     *
     * @param arguments the path of the provider
     */
    public static void main(String[] arguments) throws InterruptedException {
        ThreadsLibrary.load(Path.of(arguments[0]));
        attached();
        lasting();
        crowd();
        thrown();
        strays();
        values();
        inside();
        large();
        System.out.println("ok");
    }
}
