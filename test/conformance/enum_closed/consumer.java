package program;

import static program.Harness.line;

import conf.enum_closed.EnumClosedLibrary;
import conf.enum_closed.Order;
import conf.enum_closed.Pair;
import java.nio.file.Path;
import java.util.List;

final class EnumClosedConsumer {
    private EnumClosedConsumer() {}

    static void consume(Path library) {
        EnumClosedLibrary.load(library);
        line("reverse(less)", EnumClosedLibrary.reverse(Order.LESS).value());
        line("reverse(equal)", EnumClosedLibrary.reverse(Order.EQUAL).value());
        line("compare(1, 2)", EnumClosedLibrary.compare(1, 2).value());
        line("compare(2, 2)", EnumClosedLibrary.compare(2, 2).value());
        Pair swapped = EnumClosedLibrary.swap(new Pair(Order.GREATER, Order.EQUAL));
        line("swap(greater, equal)", swapped.first().value() + " " + swapped.second().value());
        line("count_equal([equal, less, equal])", EnumClosedLibrary.countEqual(List.of(Order.EQUAL, Order.LESS, Order.EQUAL)));
    }
}
