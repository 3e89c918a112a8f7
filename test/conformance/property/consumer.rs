use crate::conf_property::{self as api, Dial, RangeError};
use crate::harness::{error, line, list, optional, status, text};

fn level<T>(result: Result<T, RangeError>, show: impl Fn(T) -> String) -> String {
    match result {
        Ok(value) => show(value),
        Err(RangeError::Runtime(failure)) => status(&failure),
        Err(RangeError::Unknown(code)) => format!("unknown error {code}"),
        Err(ref failure @ RangeError::OutOfRange { value }) => format!("{} value={value}", error(failure.code(), failure)),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let mut dial = Dial::new();
    let number = |value: i32| value.to_string();
    line("changes", dial.changes());
    line("label", text(dial.label()));
    dial.set_label("volume");
    line("label", text(dial.label()));
    dial.set_tags(&["a".into(), "b".into()]);
    line("tags", list(dial.tags(), text));
    dial.set_level(7).expect("7 is in range");
    line("level", level(dial.level(), number));
    line("set level 11", level(dial.set_level(11), |()| "ok".into()));
    line("level", level(dial.level(), number));
    line("limit", optional(dial.limit(), |limit| limit.to_string()));
    dial.set_limit(Some(u64::MAX));
    line("limit", optional(dial.limit(), |limit| limit.to_string()));
    line("changes", dial.changes());
}
