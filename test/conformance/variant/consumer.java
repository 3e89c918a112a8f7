package program;

import static program.Harness.hex;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.optional;
import static program.Harness.real;
import static program.Harness.text;

import conf.variant.Expr;
import conf.variant.Person;
import conf.variant.Point;
import conf.variant.Value;
import conf.variant.VariantLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class VariantConsumer {
    private VariantConsumer() {}

    private static void echo(String what, Value value) {
        line("echo(" + what + ")", show(VariantLibrary.echo(value)));
    }

    private static Value listOf(Value... values) {
        return new Value.List_(List.of(values));
    }

    private static String show(Value value) {
        if (value instanceof Value.Null) return "null";
        if (value instanceof Value.Boolean_ one) return String.valueOf(one.value());
        if (value instanceof Value.Int one) return String.valueOf(one.value());
        if (value instanceof Value.Float_ one) return real(one.value());
        if (value instanceof Value.Text one) return text(one.value());
        if (value instanceof Value.Blob one) return hex(one.value());
        if (value instanceof Value.List_ one) return list(one.value(), VariantConsumer::show);
        if (value instanceof Value.Object_ one) {
            return one.value().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> text(entry.getKey()) + ": " + show(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Point one) return "(" + one.value().x() + ", " + one.value().y() + ")";
        if (value instanceof Value.Person one) return "person " + text(one.value().name()) + " " + one.value().age();
        if (value instanceof Value.Geo one) return "geo " + real(one.lat()) + " " + real(one.lon()) + " " + optional(one.altitude(), Harness::real);
        return "unknown";
    }

    private static String formula(Expr expr) {
        if (expr instanceof Expr.Number_ one) return String.valueOf(one.value());
        if (expr instanceof Expr.Negate one) return "-(" + formula(one.value()) + ")";
        return expr instanceof Expr.Sum one ? formula(one.left()) + " + " + formula(one.right()) : "unknown";
    }

    static void consume(Path library) {
        VariantLibrary.load(library);
        echo("null", new Value.Null());
        echo("true", new Value.Boolean_(true));
        echo("-5", new Value.Int(-5));
        echo("0.5", new Value.Float_(0.5));
        echo("\"täxt\"", new Value.Text("täxt"));
        echo("0102", new Value.Blob(new byte[] {1, 2}));
        echo("[1, [\"a\", null]]", listOf(new Value.Int(1), listOf(new Value.Text("a"), new Value.Null())));
        echo("{\"k\": 1, \"l\": [true]}", new Value.Object_(Map.of("k", new Value.Int(1), "l", listOf(new Value.Boolean_(true)))));
        echo("(1, 2)", new Value.Point(new Point(1, 2)));
        echo("person \"ann\" 3", new Value.Person(new Person("ann", 3)));
        echo("geo 1.5 2.5 none", new Value.Geo(1.5, 2.5, null));
        echo("geo 1.5 2.5 3.5", new Value.Geo(1.5, 2.5, 3.5f));
        Value deep = listOf(new Value.Int(1), listOf(new Value.Text("a")), new Value.Object_(Map.of("k", listOf(new Value.Int(2)))));
        line("depth([1, [\"a\"], {\"k\": [2]}])", VariantLibrary.depth(deep));
        Expr sum = new Expr.Sum(new Expr.Number_(1), new Expr.Negate(new Expr.Number_(2)));
        line("evaluate(-(1 + -(2)))", VariantLibrary.evaluate(new Expr.Negate(sum)));
        line("sample()", formula(VariantLibrary.sample()));
        line("evaluate(sample())", VariantLibrary.evaluate(VariantLibrary.sample()));
        line("gallery()", VariantLibrary.gallery().stream().map(VariantConsumer::show).collect(Collectors.joining(", ")));
    }
}
