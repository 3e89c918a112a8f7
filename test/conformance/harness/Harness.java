package program;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the Java consumers share: the program's main part, and printing values the way the transcripts want them. */
final class Harness {
    /** A feature's program: loads its package from `library` and prints its transcript. */
    interface Consume {
        void consume(Path library);
    }

    /** A call that fails. */
    interface Failing {
        void run() throws Throwable;
    }

    /** What one run of a feature printed, and what stopped it, or null. */
    record Run(List<String> lines, Throwable error) {}

    private static final List<String> lines = new ArrayList<>();

    private Harness() {}

    private static native long count(String path);

    /** java Main COUNTERS NATIVE [--sweep] LIBRARY FEATURE... */
    static void run(Map<String, Consume> features, String[] arguments) throws Throwable {
        System.load(arguments[0]);
        String bridge = arguments[1];
        boolean sweeping = arguments[2].equals("--sweep");
        List<String> rest = List.of(arguments).subList(sweeping ? 3 : 2, arguments.length);
        String library = rest.get(0);
        for (String name : rest.subList(1, rest.size())) {
            Consume consume = features.get(name);
            if (consume == null) continue;
            long kept = live(bridge, library);
            Run run = record(consume, library);
            if (run.error != null) throw run.error;
            List<String> printed = sweeping ? new Sweep(bridge, library, consume, run.lines).run() : run.lines;
            List<String> section = new ArrayList<>(printed);
            section.add(0, "## " + name);
            section.add("leaks " + (settle(bridge, library, kept) - kept));
            System.out.print(String.join("\n", section) + "\n");
            System.out.flush();
        }
    }

    /** Runs a feature on a thread of its own: the bridge keeps scratch memory for each package and thread, which ends with the thread. */
    static Run record(Consume consume, String library) throws InterruptedException {
        lines.clear();
        Throwable[] error = {null};
        Thread thread = new Thread(() -> {
            try {
                consume.consume(Path.of(library));
            } catch (Throwable stopped) {
                error[0] = stopped;
            }
        });
        thread.start();
        thread.join();
        return new Run(List.copyOf(lines), error[0]);
    }

    /** Live objects of both copies of the runtime. */
    static long live(String bridge, String library) {
        return count(bridge) + count(library);
    }

    /** Collects garbage until no more than `goal` is alive or nothing changes any more: cleaners run on a thread of their own. */
    static long settle(String bridge, String library, long goal) throws InterruptedException {
        long live = live(bridge, library);
        for (int same = 0; same < 8 && live > goal; ) {
            System.gc();
            Thread.sleep(1L << same);
            long next = live(bridge, library);
            same = next == live ? same + 1 : 0;
            live = next;
        }
        return live;
    }

    /** A line of the transcript. */
    static void line(String what, Object value) {
        lines.add(what + " = " + value);
    }

    /** A line without `=`. */
    static void plain(String text) {
        lines.add(text);
    }

    /** Text in double quotes. */
    static String text(String value) {
        return "\"" + value + "\"";
    }

    /** Three decimals; `nan`, `inf`, `-inf`. */
    static String real(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value < 0 ? "-inf" : "inf";
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** `U+XXXX` */
    static String character(int value) {
        return String.format(Locale.ROOT, "U+%04X", value);
    }

    /** Lower-case hexadecimal. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Unsigned decimal. */
    static String unsigned(long value) {
        return Long.toUnsignedString(value);
    }

    /** `[a, b]` */
    static <T> String list(Iterable<T> items, Function<? super T, ?> show) {
        List<String> shown = new ArrayList<>();
        for (T item : items) shown.add(String.valueOf(show.apply(item)));
        return "[" + String.join(", ", shown) + "]";
    }

    /** The same for values that print themselves. */
    static String list(Iterable<?> items) {
        return list(items, String::valueOf);
    }

    /** `none`, or the value through `show`. */
    static <T> String optional(T value, Function<? super T, ?> show) {
        return value == null ? "none" : String.valueOf(show.apply(value));
    }

    /** The same for values that print themselves. */
    static String optional(Object value) {
        return optional(value, String::valueOf);
    }

    /** What a failing call throws; a fault of the test when it does not. */
    static Throwable thrown(Failing call) {
        try {
            call.run();
        } catch (Throwable error) {
            return error;
        }
        throw new AssertionError("the call did not fail");
    }

    /** Fields of an error, by pairs. */
    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) fields.put((String) pairs[i], pairs[i + 1]);
        return fields;
    }

    /** The status of an error of any package; 0 when it is another exception. */
    static int statusOf(Throwable error) {
        try {
            // Each package has a base of its own.
            return (Integer) error.getClass().getMethod("status").invoke(error);
        } catch (ReflectiveOperationException other) {
            return 0;
        }
    }

    /** Whether an error, or one that it wraps, has the status. */
    static boolean hasStatus(Throwable error, int status) {
        return error != null && (statusOf(error) == status || hasStatus(error.getCause(), status));
    }

    /** An error and where it was thrown, on one line. */
    static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString().strip().replaceAll("\\s*\n\\s*", " | ");
    }

    /** `error <code> "<message>"` and ` name=value` for each field, or `status <n>`. */
    static String failure(Throwable error, Map<String, Object> fields) {
        int status = statusOf(error);
        if (status == 0) throw new AssertionError(error);
        if (status > -1000) return "status " + status;
        StringBuilder shown = new StringBuilder("error " + (-1000 - status) + " " + text(error.getMessage()));
        fields.forEach((name, value) -> shown.append(' ').append(name).append('=').append(value));
        return shown.toString();
    }

    /** The same without fields. */
    static String failure(Throwable error) {
        return failure(error, Map.of());
    }
}
