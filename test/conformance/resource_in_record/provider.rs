use crate::conf_resource_in_record::provider as api;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;

static ALIVE: AtomicU32 = AtomicU32::new(0);

struct Ticket {
    number: u32,
}

impl api::Ticket for Ticket {
    fn new(number: u32) -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Ticket { number }
    }

    fn alive() -> u32 {
        ALIVE.load(Ordering::Relaxed)
    }

    fn number(&self) -> u32 {
        self.number
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Desk {
    name: String,
}

impl api::Desk for Desk {
    fn new(name: &str) -> Self {
        Desk { name: name.into() }
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

type Booking = api::Booking<Ticket, Arc<Desk>>;

fn booked(n: u32, spare: bool, desk: Arc<Desk>) -> Booking {
    let ticket = <Ticket as api::Ticket>::new;
    Booking { title: format!("b{n}"), ticket: ticket(n), spare: spare.then(|| ticket(n + 1)), desk }
}

struct Provider;

impl api::Package for Provider {
    type Ticket = Ticket;
    type Desk = Desk;

    fn book(n: u32, spare: bool, desk: Arc<Desk>) -> Booking {
        booked(n, spare, desk)
    }

    fn book_many(n: u32, desk: Arc<Desk>) -> Vec<Booking> {
        (1..=n).map(|number| booked(number, false, desk.clone())).collect()
    }

    fn redeem(booking: Booking) -> u32 {
        let sum = booking.ticket.number + booking.spare.map_or(0, |spare| spare.number);
        if booking.desk.name == "big" {
            sum * 1000
        } else {
            sum
        }
    }

    fn ask(n: u32) -> api::Answer<Ticket> {
        match n {
            0 => api::Answer::NoneLeft,
            _ => api::Answer::Granted(<Ticket as api::Ticket>::new(n)),
        }
    }
}

api::export!(Provider, crate::conf_resource_in_record);
