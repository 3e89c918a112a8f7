package program;

import static program.Harness.line;
import static program.Harness.plain;
import static program.Harness.text;

import conf.resource_in_record.Answer;
import conf.resource_in_record.Booking;
import conf.resource_in_record.Desk;
import conf.resource_in_record.ResourceInRecordLibrary;
import conf.resource_in_record.Ticket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

final class ResourceInRecordConsumer {
    private ResourceInRecordConsumer() {}

    private static String shown(Booking booking) {
        String spare = booking.spare() == null ? "none" : String.valueOf(booking.spare().number());
        return text(booking.title()) + " " + booking.ticket().number() + " " + spare + " " + text(booking.desk().getName());
    }

    private static void drop(Booking booking) {
        booking.ticket().release();
        if (booking.spare() != null) booking.spare().release();
        booking.desk().release();
    }

    static void consume(Path library) {
        ResourceInRecordLibrary.load(library);
        Desk desk = new Desk("main");
        Booking first = ResourceInRecordLibrary.book(5, true, desk);
        line("book(5, true)", shown(first));
        line("alive()", Ticket.alive());
        line("redeem(booking)", ResourceInRecordLibrary.redeem(first));
        line("alive()", Ticket.alive());
        first.desk().release();
        Booking second = ResourceInRecordLibrary.book(7, false, desk);
        line("book(7, false)", shown(second));
        drop(second);
        line("dropped unread; alive()", Ticket.alive());
        List<Booking> many = ResourceInRecordLibrary.bookMany(3, desk);
        plain("book_many(3): " + many.stream().map(one -> String.valueOf(one.ticket().number())).collect(Collectors.joining(" ")));
        drop(many.get(0));
        drop(many.get(2));
        plain("kept only the second: " + many.get(1).ticket().number() + "; alive() = " + Ticket.alive());
        Answer none = ResourceInRecordLibrary.ask(0);
        line("ask(0)", none instanceof Answer.NoneLeft ? "none_left" : "another");
        if (ResourceInRecordLibrary.ask(9) instanceof Answer.Granted granted) {
            line("ask(9)", "granted " + granted.value().number());
            granted.value().release();
        }
        drop(many.get(1));
        line("all dropped; alive()", Ticket.alive());
        desk.release();
    }
}
