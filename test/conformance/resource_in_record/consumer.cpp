#include <conf_resource_in_record.hpp>
#include <harness.hpp>

void consume_resource_in_record(const char *library);

void consume_resource_in_record(const char *library) {
    namespace api = conf::resource_in_record;
    using namespace conf_show;
    api::library::load(library);
    using api::Booking;
    using api::Ticket;
    api::Desk desk("main");
    const auto show = [](const Booking &booking) {
        const std::string spare = booking.spare ? text(booking.spare->number()) : "none";
        return text(booking.title) + " " + text(booking.ticket.number()) + " " + spare + " " + text(booking.desk.name());
    };
    {
        Booking booking = api::book(5, true, desk);
        line("book(5, true)", show(booking));
        line("alive()", text(Ticket::alive()));
        line("redeem(booking)", text(api::redeem(std::move(booking))));
        line("alive()", text(Ticket::alive()));
    }
    {
        const Booking booking = api::book(7, false, desk);
        line("book(7, false)", show(booking));
    }
    {
        const auto unread = api::book_view(8, true, desk);
    }
    line("dropped unread; alive()", text(Ticket::alive()));
    {
        std::vector<Booking> all = api::book_many(3, desk);
        say("book_many(3): " + text(all[0].ticket.number()) + " " + text(all[1].ticket.number()) + " " + text(all[2].ticket.number()));
        const Booking second = std::move(all[1]);
        all.clear();
        say("kept only the second: " + text(second.ticket.number()) + "; alive() = " + text(Ticket::alive()));
    }
    line("ask(0)", api::ask(0).is<api::Answer::NoneLeft>() ? "none_left" : "granted");
    {
        const api::Answer answer = api::ask(9);
        line("ask(9)", "granted " + text(answer.get_if<api::Answer::Granted>()->value.number()));
    }
    line("all dropped; alive()", text(Ticket::alive()));
}
