use crate::conf_callback_thread::{self as api, StopError};
use crate::harness::{error, line, list, status, text};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::Mutex;

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

/// The result of a call beside the sum of what its callback saw.
fn summed(call: impl FnOnce(&AtomicU32) -> Result<u32, StopError>) -> String {
    let sum = AtomicU32::new(0);
    match call(&sum) {
        Ok(value) => format!("{value}, sum {}", sum.into_inner()),
        failed => show(failed),
    }
}

/// What comes out of `call` when a callback panics with an object.
fn own_exception(call: impl FnOnce(&Mutex<Option<Box<Own>>>)) -> &'static str {
    let own = Mutex::new(Some(Box::new(Own)));
    match catch_unwind(AssertUnwindSafe(|| call(&own))) {
        Err(payload) if payload.is::<Own>() => "the same exception",
        Err(another) => resume_unwind(another),
        Ok(()) => "no exception",
    }
}

fn throw(own: &Mutex<Option<Box<Own>>>) -> Result<(), StopError> {
    let first = own.lock().expect("nothing panics under it").take();
    first.map_or(Ok(()), |own| resume_unwind(own))
}

fn stop(when: bool, at: u32) -> Result<(), StopError> {
    if when {
        return Err(StopError::Stopped { at });
    }
    Ok(())
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let add = |sum: &AtomicU32, step| {
        sum.fetch_add(step, Relaxed);
        Ok(())
    };
    line("elsewhere(3, fine)", summed(|sum| api::elsewhere(3, |step| add(sum, step))));
    line("elsewhere(5, stopped at 2)", show(api::elsewhere(5, |step| stop(step == 2, step))));
    line("elsewhere(5, refused)", show(api::elsewhere(5, |_| Err(StopError::Refused))));
    let elsewhere = |own: &Mutex<_>| {
        api::elsewhere(3, |_| throw(own)).expect("the exception goes through");
    };
    line("elsewhere(3, own exception)", own_exception(elsewhere));
    line("at_once(4, 100, fine)", summed(|sum| api::at_once(4, 100, |step| add(sum, step))));
    let odd = |sum: &AtomicU32, step| stop(step % 2 == 0, step).and_then(|()| add(sum, step));
    line("at_once(3, 10, stopped when even)", summed(|sum| api::at_once(3, 10, |step| odd(sum, step))));
    let refuse = |step| if step == 3 { Err(StopError::Refused) } else { Ok(()) };
    line("at_once(3, 5, refused at 3)", show(api::at_once(3, 5, refuse)));
    let at_once = |own: &Mutex<_>| {
        api::at_once(3, 5, |_| throw(own)).expect("the exception goes through");
    };
    line("at_once(3, 5, own exception)", own_exception(at_once));
    line("labels(3)", list(&api::labels(3, |label, number| format!("{label}{number}")), |one| text(one)));
    line("mixed(3, double, none)", show(api::mixed(3, |n| n * 2, None)));
    line("mixed(3, double, some)", summed(|sum| api::mixed(3, |n| n * 2, Some(&|step| add(sum, step)))));
    line("mixed(3, double, stopped at 2)", show(api::mixed(3, |n| n * 2, Some(&|step| stop(step == 2, step)))));
    let nested = |sum: &AtomicU32| api::elsewhere(2, |step| api::elsewhere(3, |inner| add(sum, step * inner)).map(drop));
    line("nested: elsewhere inside elsewhere", summed(nested));
    api::keep(|_| Ok(()));
    line("after the call", format!("status {}", api::late()));
}
