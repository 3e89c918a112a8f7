package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.optional;
import static program.Harness.text;

import conf.record.Address;
import conf.record.Person;
import conf.record.RecordLibrary;
import java.nio.file.Path;
import java.util.List;

final class RecordConsumer {
    private RecordConsumer() {}

    private static String address(Address address) {
        return "{" + text(address.street()) + " " + address.zip() + "}";
    }

    private static String shown(Person one) {
        String lists = list(one.tags(), Harness::text) + " " + list(one.scores(), Harness::real);
        String rest = optional(one.address(), RecordConsumer::address) + " " + list(one.friends(), RecordConsumer::shown);
        return "{" + one.id() + " " + text(one.name()) + " " + one.age() + " " + optional(one.email(), Harness::text) + " " + lists + " " + rest + "}";
    }

    static void consume(Path library) {
        RecordLibrary.load(library);
        line("create(1, \"ann\")", shown(RecordLibrary.create(1, "ann")));
        Person bob = new Person(7, "bob", 40, "b@x", List.of("a"), List.of(0.5), new Address("Road", 5), List.of());
        line("visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5})", shown(RecordLibrary.visit(bob)));
        Person three = Person.builder(3, "c").build();
        Person two = Person.builder(2, "b").friends(List.of(three)).build();
        line("sum_ids(nested 1, 2, 3)", RecordLibrary.sumIds(List.of(Person.builder(1, "a").friends(List.of(two)).build())));
        line("crowd(3)", list(RecordLibrary.crowd(3), RecordConsumer::shown));
        List<Person> crowd = RecordLibrary.crowd(500);
        line("crowd(500)", crowd.size() + " people, ids " + crowd.stream().mapToLong(Person::id).sum());
    }
}
