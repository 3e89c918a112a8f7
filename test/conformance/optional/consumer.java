package program;

import static program.Harness.line;
import static program.Harness.optional;
import static program.Harness.text;

import conf.optional.Everything;
import conf.optional.OptionalLibrary;
import conf.optional.Person;
import conf.optional.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class OptionalConsumer {
    private OptionalConsumer() {}

    private static String point(Point point) {
        return "(" + point.x() + ", " + point.y() + ")";
    }

    private static String person(Person person) {
        return text(person.name());
    }

    private static String everything(Everything all) {
        return String.join(
                " ",
                optional(all.number()),
                optional(all.flag()),
                optional(all.text(), Harness::text),
                optional(all.point(), OptionalConsumer::point),
                optional(all.person(), OptionalConsumer::person),
                optional(all.numbers()));
    }

    static void consume(Path library) {
        OptionalLibrary.load(library);
        line("number(5)", optional(OptionalLibrary.number(5L)));
        line("number(none)", optional(OptionalLibrary.number(null)));
        line("big(18446744073709551615)", optional(OptionalLibrary.big(-1L), Long::toUnsignedString));
        line("big(none)", optional(OptionalLibrary.big(null)));
        line("flag(false)", optional(OptionalLibrary.flag(false)));
        line("flag(none)", optional(OptionalLibrary.flag(null)));
        line("text(\"\")", optional(OptionalLibrary.text(""), Harness::text));
        line("text(\"x\")", optional(OptionalLibrary.text("x"), Harness::text));
        line("text(none)", optional(OptionalLibrary.text(null), Harness::text));
        line("echo_point((1, 2))", optional(OptionalLibrary.echoPoint(new Point(1, 2)), OptionalConsumer::point));
        line("echo_point(none)", optional(OptionalLibrary.echoPoint(null), OptionalConsumer::point));
        line("echo_person(\"ann\")", optional(OptionalLibrary.echoPerson(new Person("ann")), OptionalConsumer::person));
        line("echo_person(none)", optional(OptionalLibrary.echoPerson(null), OptionalConsumer::person));
        line("numbers([])", optional(OptionalLibrary.numbers(List.of())));
        line("numbers([1, 2])", optional(OptionalLibrary.numbers(List.of(1, 2))));
        line("numbers(none)", optional(OptionalLibrary.numbers(null)));
        line("count(all)", OptionalLibrary.count(new Everything(1L, true, "t", new Point(1, 2), new Person("p"), List.of(1))));
        line("count(nothing)", OptionalLibrary.count(Everything.builder().build()));
        line("make(true)", everything(OptionalLibrary.make(true)));
        line("make(false)", everything(OptionalLibrary.make(false)));
        line("holes(4)", OptionalLibrary.holes(4).stream().map(Harness::optional).collect(Collectors.joining(" ")));
    }
}
