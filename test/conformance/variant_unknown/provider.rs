use crate::conf_variant_unknown::provider::{Event, Package};
use ftk::Lent;

struct Provider;

fn numbered(n: u32) -> Event {
    match n {
        1 => Event::Closed("bye".into()),
        #[cfg(not(conf_old))]
        2 => Event::Moved { from: "a".into(), to: "b".into() },
        #[cfg(not(conf_old))]
        3 => Event::Resized(42),
        _ => Event::Opened,
    }
}

impl Package for Provider {
    fn event_at(n: u32) -> Lent<'static, Event> {
        numbered(n).into()
    }

    fn show(event: Event) -> String {
        match event {
            Event::Opened => "opened".into(),
            Event::Closed(why) => format!("closed {why}"),
            #[cfg(not(conf_old))]
            Event::Moved { from, to } => format!("moved {from} {to}"),
            #[cfg(not(conf_old))]
            Event::Resized(size) => format!("resized {size}"),
            Event::Unknown(case) => format!("unknown {}", case.tag()),
        }
    }

    fn events(count: u32) -> Lent<'static, Vec<Event>> {
        (0..count).map(numbered).collect::<Vec<_>>().into()
    }
}

crate::conf_variant_unknown::provider::export!(Provider, crate::conf_variant_unknown);
