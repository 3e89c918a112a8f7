use crate::conf_skew::{self as api, Item, SkewError};
use crate::harness::{error, line, status, text};

fn failure(result: Result<(), SkewError>) -> String {
    match result {
        Ok(()) => "ok".into(),
        Err(SkewError::Runtime(failure)) => status(&failure),
        Err(SkewError::Unknown(code)) => format!("unknown error {code}"),
        #[cfg(not(conf_old))]
        Err(ref failure @ SkewError::New { ref why }) => format!("{} why={}", error(failure.code(), failure), text(why)),
        Err(failure @ SkewError::Old) => error(failure.code(), failure),
    }
}

/// What 1.0 knows.
#[cfg(conf_old)]
mod late {
    use super::{api, Item};

    pub fn item(item: &Item) -> String {
        format!("{}", item.kind.0)
    }

    pub fn total(_: &api::Box_) {}

    pub fn newer() {}
}

/// What 1.1 added.
#[cfg(not(conf_old))]
mod late {
    use super::{api, line, text, Item};
    use crate::harness::{float, outcome};

    pub fn item(item: &Item) -> String {
        format!("{} {}", item.kind.0, float(item.price))
    }

    pub fn total(container: &api::Box_) {
        line("total", outcome(container.try_total(), float));
    }

    pub fn newer() {
        line("newer(\"x\")", outcome(api::try_newer("x"), text));
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("kind_of(2)", api::kind_of(2).0);
    let item = api::make_item("a");
    line("make_item(\"a\")", format!("{} {}", text(&item.name), late::item(&item)));
    let mut container = api::Box_::new();
    line("put", container.put(&item));
    late::total(&container);
    for number in [1, 2] {
        line(&format!("fail({number})"), failure(api::fail(number)));
    }
    late::newer();
}
