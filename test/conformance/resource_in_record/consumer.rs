use crate::conf_resource_in_record::{self as api, Answer, Booking, Desk, Ticket};
use crate::harness::{line, optional, say, text};

fn show(booking: &Booking) -> String {
    let spare = optional(booking.spare.as_ref(), |spare| spare.number().to_string());
    format!("{} {} {spare} {}", text(&booking.title), booking.ticket.number(), text(booking.desk.name()))
}

fn answer(value: &Answer) -> String {
    match value {
        Answer::NoneLeft => "none_left".into(),
        Answer::Granted(ticket) => format!("granted {}", ticket.number()),
        Answer::Unknown(case) => format!("unknown {}", case.tag()),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let desk = Desk::new("main");
    let booking = api::book(5, true, &desk);
    line("book(5, true)", show(&booking));
    line("alive()", Ticket::alive());
    line("redeem(booking)", api::redeem(booking));
    line("alive()", Ticket::alive());
    line("book(7, false)", show(&api::book(7, false, &desk)));
    drop(api::book_view(8, true, &desk));
    line("dropped unread; alive()", Ticket::alive());
    let mut many = api::book_many(3, &desk);
    let numbers: Vec<String> = many.iter().map(|booking| booking.ticket.number().to_string()).collect();
    say(format!("book_many(3): {}", numbers.join(" ")));
    let second = many.swap_remove(1);
    drop(many);
    say(format!("kept only the second: {}; alive() = {}", second.ticket.number(), Ticket::alive()));
    drop(second);
    line("ask(0)", answer(&api::ask(0)));
    line("ask(9)", answer(&api::ask(9)));
    line("all dropped; alive()", Ticket::alive());
}
