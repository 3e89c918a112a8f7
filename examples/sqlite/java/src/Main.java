import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import sqlite.Database;
import sqlite.OpenOptions;
import sqlite.SqlError;
import sqlite.SqliteLibrary;
import sqlite.Statement;
import sqlite.Value;
import sqlite.ftk.FtkError;

/** SQLite from Java: {@code Main PROVIDER} keeps fruit in a database and prints what happens. */
final class Main {
    /** Standard output in UTF-8, whatever the locale. */
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Main() {}

    private static void line(String what, Object value) {
        OUT.println(what + ": " + value);
    }

    private static <T> String list(List<T> items, Function<T, String> show) {
        return items.stream().map(show).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }

    private static String shown(Value value) {
        if (value instanceof Value.Null) {
            return "null";
        }
        if (value instanceof Value.Integer_ integer) {
            return Long.toString(integer.value());
        }
        if (value instanceof Value.Real real) {
            return String.format(Locale.ROOT, "%.3f", real.value());
        }
        if (value instanceof Value.Text text) {
            return quoted(text.value());
        }
        return value instanceof Value.Blob blob ? "x'" + HexFormat.of().formatHex(blob.value()) + "'" : "another case";
    }

    private static String failure(Throwable error) {
        if (error instanceof SqlError.Failed failed) {
            return "failed, extended " + failed.extended() + ": " + failed.getMessage();
        }
        if (error instanceof SqlError.Constraint constraint) {
            return "constraint, extended " + constraint.extended() + ": " + constraint.getMessage();
        }
        if (error instanceof SqlError.Busy busy) {
            return "busy, extended " + busy.extended() + ": " + busy.getMessage();
        }
        if (error instanceof SqlError.Range range) {
            return "range: " + range.getMessage();
        }
        return error instanceof FtkError other ? "status " + other.status() : error.toString();
    }

    /** What a call throws that must not succeed. */
    private static RuntimeException thrown(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException error) {
            return error;
        }
        throw new AssertionError("no failure");
    }

    private static void fails(String what, Runnable call) {
        line(what, failure(thrown(call)));
    }

    private static void insert(Database db, Value... values) {
        try (Statement statement = db.prepare("insert into fruit values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < values.length; i++) {
                statement.bind(i + 1, values[i]);
            }
            line("inserted", statement.step() + " " + db.getLastInsertId() + " " + db.getChanges());
        }
    }

    private static void fill(Database db) {
        String columns = "id integer primary key, name text unique not null, price real, stock integer, label blob";
        line("created", db.exec("create table fruit (" + columns + ")", null));
        insert(db, new Value.Null(), new Value.Text("äpfel"), new Value.Real(1.5), new Value.Integer_(12), new Value.Blob(new byte[] {0, -1, 16}));
        insert(db, new Value.Null(), new Value.Text("pear"), new Value.Null(), new Value.Integer_(9_007_199_254_740_993L), new Value.Blob(new byte[0]));
        insert(db, new Value.Integer_(7), new Value.Text(""), new Value.Real(-0.25), new Value.Integer_(Long.MIN_VALUE), new Value.Null());
    }

    private static void read(Database db) {
        try (Statement statement = db.prepare("select * from fruit order by id")) {
            List<String> names = LongStream.range(0, statement.getColumnCount()).mapToObj(statement::columnName).toList();
            line("columns", list(names, Main::quoted));
            while (statement.step()) {
                line("row", list(statement.row(), Main::shown));
            }
            fails("row after the last", statement::row);
            statement.reset();
            statement.step();
            line("first name again", shown(statement.column(1)));
            fails("column 9", () -> statement.column(9));
            fails("parameter 9", () -> statement.bind(9, new Value.Null()));
        }
    }

    private static void insertName(Database db, Value name) {
        try (Statement statement = db.prepare("insert into fruit (name) values (?)")) {
            statement.bind(1, name);
            statement.step();
        }
    }

    private static void fail(Database db) {
        fails("the same name", () -> insertName(db, new Value.Text("pear")));
        fails("no name", () -> insertName(db, new Value.Null()));
        fails("syntax", () -> db.prepare("selec 1"));
        fails("no statement", () -> db.prepare(" -- nothing"));
        fails("a NUL", () -> db.prepare("select 1;\0"));
        try (Statement statement = db.prepare("select cast(x'ff' as text)")) {
            statement.step();
            fails("text that is not UTF-8", statement::row);
        }
        fails("no such file", () -> new Database("/no/such/file", OpenOptions.builder().readOnly(true).build()));
    }

    private static void visit(Database db) {
        String two = "select name, price from fruit where id < 7 order by id; select 3 as three";
        List<String> rows = new ArrayList<>();
        boolean finished = db.exec(two, (columns, values) -> rows.add(cells(columns, values)));
        line("visited", finished + " " + rows);
        AtomicInteger count = new AtomicInteger();
        boolean stopped = db.exec(two, (columns, values) -> count.incrementAndGet() < 2);
        line("stopped", stopped + " " + count);
        List<String> inner = new ArrayList<>();
        db.exec("select 1", (columns, values) -> db.exec("select 'inside'", (innerColumns, innerValues) -> inner.addAll(innerValues)));
        line("nested", String.join("", inner));
        fails("declared error of the visitor", () -> db.exec(two, (columns, values) -> {
            throw new SqlError.Range(77);
        }));
        // The visitor's own exception goes through the C library and comes back as the same object.
        RuntimeException mine = new IllegalStateException("mine");
        RuntimeException back = thrown(() -> db.exec(two, (columns, values) -> {
            throw mine;
        }));
        line("own failure of the visitor", back == mine ? mine.getMessage() : "another");
    }

    private static String cells(List<String> columns, List<String> values) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + "=" + (values.get(i) == null ? "null" : quoted(values.get(i))))
                .collect(Collectors.joining(" "));
    }

    private static void lock() throws IOException {
        Path path = Files.createTempFile("fruit-java-", ".db");
        try (Database one = new Database(path.toString());
                Database other = new Database(path.toString(), OpenOptions.builder().busyTimeout(0).build())) {
            one.exec("begin immediate", null);
            fails("locked", () -> other.exec("begin immediate", null));
        } finally {
            Files.delete(path);
        }
    }

    /** A connection lives until its last statement is closed; what was closed is refused. */
    private static void close(Database db) {
        try (Statement statement = db.prepare("select count(*) from fruit")) {
            db.close();
            fails("closed", () -> db.prepare("select 1"));
            line("its statement", statement.step() + " " + list(statement.row(), Main::shown));
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: Main PROVIDER");
        }
        SqliteLibrary.load(Path.of(arguments[0]));
        line("version 3", Database.getLibraryVersion().startsWith("3."));
        Database db = new Database(":memory:");
        fill(db);
        read(db);
        fail(db);
        visit(db);
        lock();
        close(db);
    }
}
