use crate::conf_variant_unknown::{self as api, Event};
use crate::harness::{line, text};

fn show(event: &Event) -> String {
    match event {
        Event::Opened => "opened".into(),
        Event::Closed(why) => format!("closed {}", text(why)),
        #[cfg(not(conf_old))]
        Event::Moved { from, to } => format!("moved {} {}", text(from), text(to)),
        #[cfg(not(conf_old))]
        Event::Resized(size) => format!("resized {size}"),
        Event::Unknown(case) => format!("unknown {}", case.tag()),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    for number in 0..4 {
        line(&format!("event_at({number})"), show(&api::event_at(number)));
    }
    let events = api::events(4);
    assert_eq!(events[1], api::event_at(1));
    line("events(4)", events.iter().map(show).collect::<Vec<_>>().join(", "));
    // An old provider has only two events to show; a new one shows its new cases, also when this side does not know them.
    let sent = if events[2] == Event::Opened { 1..2 } else { 2..4 };
    for number in sent {
        line(&format!("show(event_at({number}))"), text(api::show(&api::event_at(number))));
    }
}
