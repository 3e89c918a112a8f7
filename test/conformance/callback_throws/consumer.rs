use crate::conf_callback_throws::{self as api, StopError};
use crate::harness::{error, line, status};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};

/// A panic of the program's own.
struct Own;

fn show(result: Result<u32, StopError>) -> String {
    match result {
        Ok(value) => value.to_string(),
        Err(StopError::Stopped { at }) => format!("{} at={at}", error(1, StopError::Stopped { at })),
        Err(StopError::Runtime(failure)) => status(&failure),
        Err(declared) => error(declared.code(), &declared),
    }
}

/// What comes out of `call` when its callback panics with an object.
fn own_exception(call: impl FnOnce(Box<Own>)) -> &'static str {
    let own = Box::new(Own);
    match catch_unwind(AssertUnwindSafe(|| call(own))) {
        Err(payload) if payload.is::<Own>() => "the same exception",
        Err(another) => resume_unwind(another),
        Ok(()) => "no exception",
    }
}

fn refused(when: bool) -> Result<(), StopError> {
    if when {
        return Err(StopError::Refused);
    }
    Ok(())
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("run(3, fine)", show(api::run(3, |_| Ok(()))));
    let stop = |at, when| if when { Err(StopError::Stopped { at }) } else { Ok(()) };
    line("run(5, stopped at 2)", show(api::run(5, |n| stop(n, n == 2))));
    line("run(5, refused)", show(api::run(5, |_| refused(true))));
    line("count_stops(4, stopped when even)", show(api::count_stops(4, |n| stop(n, n % 2 == 0))));
    line("count_stops(4, refused at 3)", show(api::count_stops(4, |n| refused(n == 3))));
    line("sum(3, double)", api::sum(3, |n| n * 2));
    let sum = |own: Box<Own>| {
        let mut own = Some(own);
        api::sum(3, |n| own.take().map_or(n, |own| resume_unwind(own)));
    };
    line("sum(3, own exception)", own_exception(sum));
    let run = |own: Box<Own>| {
        let mut own = Some(own);
        api::run(3, |_| own.take().map_or(Ok(()), |own| resume_unwind(own))).expect("the exception goes through");
    };
    line("run(3, own exception)", own_exception(run));
}
