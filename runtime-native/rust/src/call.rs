//! What generated functions do around a call through the table.
use crate::error::{panic_text, Error};
use crate::lift::{Lift, Lifting};
use crate::owner::{contract, Owner};
use crate::sys::{self, status};
use std::panic::resume_unwind;
use std::ptr;

/// Calls, and turns a failure into an `Error`. A panic of a callback that comes back goes on as the very same panic.
#[inline(always)]
pub fn call(function: impl FnOnce(*mut *mut sys::Error) -> i32) -> Result<(), Error> {
    let mut err = ptr::null_mut();
    let status = function(&mut err);
    if status >= 0 {
        return Ok(());
    }
    // SAFETY: a failed call leaves NULL or an error of which we own one reference.
    Err(unsafe { failed(err, status) })
}

/// The same for a call from a provider into a callback: a panic inside travels on as an error.
#[inline(always)]
pub fn call_back(function: impl FnOnce(*mut *mut sys::Error) -> i32) -> Result<(), Error> {
    let mut err = ptr::null_mut();
    let status = function(&mut err);
    if status >= 0 {
        return Ok(());
    }
    // SAFETY: as above.
    Err(unsafe { Error::from_raw(err, status) })
}

#[inline]
unsafe fn failed(err: *mut sys::Error, status: i32) -> Error {
    let error = Error::from_raw(err, status);
    if error.has_panic() {
        return came_back(error);
    }
    error
}

#[cold]
#[inline(never)]
fn came_back(error: Error) -> Error {
    match error.take_panic() {
        Some(payload) => {
            drop(error);
            resume_unwind(payload)
        }
        None => error,
    }
}

/// The value, for functions that do not say `throws`.
#[inline(always)]
#[track_caller]
pub fn expect<T>(function: &str, result: Result<T, Error>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => fail(function, error),
    }
}

/// A function that does not say `throws` failed at run time.
#[cold]
#[inline(never)]
#[track_caller]
pub fn fail(function: &str, error: Error) -> ! {
    panic!("{function}: {error}")
}

/// Leaves a provider function that does not say `throws`, so that the caller gets this very error.
#[cold]
pub fn raise(error: Error) -> ! {
    resume_unwind(Box::new(error))
}

/// The text of a panic payload that `raise` or a plain panic made; None for errors.
pub(crate) fn panic_error(payload: Box<dyn std::any::Any + Send>) -> Result<Error, Box<dyn std::any::Any + Send>> {
    payload.downcast::<Error>().map(|error| *error)
}

/// The error of a panic in a provider.
#[cold]
pub(crate) fn provider_panic(payload: Box<dyn std::any::Any + Send>) -> Error {
    panic_error(payload).unwrap_or_else(|payload| {
        let error = Error::new(status::PANIC, panic_text(&*payload));
        drop_payload(payload);
        error
    })
}

/// A payload whose own Drop panics must not unwind into C.
pub(crate) fn drop_payload(payload: Box<dyn std::any::Any + Send>) {
    if let Err(second) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(payload))) {
        std::mem::forget(second);
    }
}

/// The checked value of an out parameter that holds no graph.
///
/// # Safety
/// `out` was written by a call that obeys the ABI.
#[inline]
pub unsafe fn result<T: Lift<C>, C>(out: &C) -> Result<T, Error> {
    T::lift(out, &Lifting::RESULT).map_err(contract)
}

/// The checked value of a graph, which is released afterwards. `source` is the table that it came from.
///
/// # Safety
/// As for `result`; the owner's reference is the caller's to give.
pub unsafe fn graph_at<T: Lift<C>, C>(root: *const C, owner: *mut sys::Owner, source: *const sys::Api) -> Result<T, Error> {
    let owner = Owner::from_raw(owner);
    crate::lift::lift_at(root, &Lifting { owner: owner.as_raw(), source, inward: false, depth: 0 }).map_err(contract)
}

/// The same where NULL is none.
///
/// # Safety
/// As for `graph_at`.
pub unsafe fn graph_opt<T: Lift<C>, C>(root: *const C, owner: *mut sys::Owner, source: *const sys::Api) -> Result<Option<T>, Error> {
    let held = Owner::from_raw(owner);
    if root.is_null() {
        return Ok(None);
    }
    std::mem::forget(held);
    graph_at(root, owner, source).map(Some)
}

/// A result that may be none; `read` makes the value.
#[inline]
pub fn opt<T>(out_has: u8, read: impl FnOnce() -> Result<T, Error>) -> Result<Option<T>, Error> {
    match out_has {
        0 => Ok(None),
        1 => read().map(Some),
        _ => Err(contract(crate::fault::Fault::VALUE)),
    }
}

/// NULL for none.
#[inline]
pub fn or_null<C>(value: &Option<C>) -> *const C {
    value.as_ref().map_or(ptr::null(), |value| value)
}
