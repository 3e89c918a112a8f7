//! What generated entries do around the author's code: nothing unwinds out of them, and failures become statuses.
use crate::call::{panic_error, provider_panic};
use crate::error::{panic_text, Error, ErrorParts};
use crate::fault::{status_text, Fault};
use crate::handle::Refused;
use crate::lift::{Lift, Lifting};
use crate::owner::{RowRun, Run};
use crate::read::Plain;
use crate::sys::{self, status};
use std::any::Any;
use std::cell::Cell;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Why an entry fails.
pub enum Failure {
    /// A value was refused; the second is the parameter.
    Fault(Fault, &'static str),
    /// A handle was refused.
    Refused(Refused),
    /// The author's error, or one that passes through.
    Error(Error),
}

impl From<Fault> for Failure {
    #[cold]
    fn from(fault: Fault) -> Self {
        Failure::Fault(fault, "")
    }
}

impl From<Refused> for Failure {
    #[cold]
    fn from(refused: Refused) -> Self {
        Failure::Refused(refused)
    }
}

impl From<Error> for Failure {
    #[inline]
    fn from(error: Error) -> Self {
        Failure::Error(error)
    }
}

/// The body of an entry that a provider exports.
///
/// # Safety
/// `err` is NULL or writable.
#[inline(always)]
pub unsafe fn thunk(err: *mut *mut sys::Error, body: impl FnOnce() -> Result<(), Failure>) -> i32 {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => status::OK,
        Ok(Err(Failure::Error(error))) => pass_on(err, error),
        Ok(Err(failure)) => report(err, failure),
        Err(payload) => hand_out(err, provider_panic(payload)),
    }
}

/// The author's error, which is made already.
#[inline(always)]
unsafe fn pass_on(err: *mut *mut sys::Error, error: Error) -> i32 {
    let status = error.status();
    if err.is_null() || status >= 0 {
        return hand_out(err, error);
    }
    *err = error.into_raw();
    status
}

#[cold]
unsafe fn report(err: *mut *mut sys::Error, failure: Failure) -> i32 {
    match failure {
        Failure::Error(error) => hand_out(err, error),
        Failure::Refused(refused) => sys::ftk_handle_fail(err, refused.status, refused.ty),
        Failure::Fault(fault, "") => hand_out(err, Error::from(fault)),
        Failure::Fault(fault, name) if fault.about.is_empty() => {
            hand_out(err, Error::new(fault.status, &format!("{name}: {}", status_text(fault.status))))
        }
        Failure::Fault(fault, _) => hand_out(err, Error::from(fault)),
    }
}

/// Puts an error into the caller's slot, or reports it when there is none.
#[cold]
#[inline(never)]
pub(crate) unsafe fn hand_out(err: *mut *mut sys::Error, error: Error) -> i32 {
    let status = match error.status() {
        status if status < 0 => status,
        _ => status::PANIC,
    };
    if err.is_null() {
        sys::ftk_report(error.as_raw());
    } else {
        *err = error.into_raw();
    }
    status
}

/// A parameter that is one cell behind a pointer.
///
/// # Safety
/// As for `Lift::lift`.
#[inline]
pub unsafe fn arg<T: Lift<C>, C>(from: *const C, name: &'static str) -> Result<T, Failure> {
    crate::lift::lift_at(from, &Lifting::INWARD).map_err(|fault| Failure::Fault(fault, name))
}

/// A plain struct where it lies.
///
/// # Safety
/// As for `Lift::lift`; the reference is used during the call only.
#[inline]
pub unsafe fn plain<'a, T: Lift<C> + Plain, C>(from: *const C, name: &'static str) -> Result<&'a T, Failure> {
    match crate::lift::present_at(from) {
        Ok(from) => Ok(&*from.cast::<T>()),
        Err(fault) => Err(Failure::Fault(fault, name)),
    }
}

/// The same where NULL is none.
///
/// # Safety
/// As for `Lift::lift`.
#[inline]
pub unsafe fn arg_opt<T: Lift<C>, C>(from: *const C, name: &'static str) -> Result<Option<T>, Failure> {
    if from.is_null() {
        return Ok(None);
    }
    arg(from, name).map(Some)
}

/// A parameter that is passed by value.
///
/// # Safety
/// As for `Lift::lift`.
#[inline]
pub unsafe fn value<T: Lift<C>, C>(from: C, name: &'static str) -> Result<T, Failure> {
    T::lift(&from, &Lifting::INWARD).map_err(|fault| Failure::Fault(fault, name))
}

/// A list or map of two slots.
///
/// # Safety
/// As for `Lift::lift`.
pub unsafe fn run<T: Lift<Run<C>>, C>(ptr: *const C, len: usize, name: &'static str) -> Result<T, Failure> {
    value(Run { ptr, len }, name)
}

/// A list of records, of three slots.
///
/// # Safety
/// As for `Lift::lift`.
pub unsafe fn rows<T: Lift<RowRun<C>>, C>(ptr: *const C, len: usize, stride: usize, name: &'static str) -> Result<T, Failure> {
    value(RowRun { ptr, len, stride }, name)
}

/// A parameter that has a name for messages.
#[inline]
pub fn named<T>(result: Result<T, Fault>, name: &'static str) -> Result<T, Failure> {
    result.map_err(|fault| Failure::Fault(fault, name))
}

// ------------------------------------------------------------------ callbacks

/// A closure for the length of one call, in the frame of the caller.
pub struct Scoped<F> {
    closure: Cell<Option<F>>,
    thread: *const u8,
}

/// Its address is that of the thread.
fn thread_mark() -> *const u8 {
    thread_local!(static MARK: u8 = const { 0 });
    MARK.with(|mark| mark as *const u8)
}

impl<F> Scoped<F> {
    /// Holds the closure. The result must not move during the call.
    pub fn new(closure: F) -> Self {
        Scoped { closure: Cell::new(Some(closure)), thread: thread_mark() }
    }

    /// What the other side passes back.
    pub fn ctx(&self) -> *mut c_void {
        (self as *const Self).cast_mut().cast()
    }

    /// The vtable that a generated function makes for this very closure type.
    pub fn vt<V>(&self, of: fn(PhantomData<F>) -> *const V) -> *const V {
        of(PhantomData)
    }
}

/// The body of a callback's entry. A panic is kept inside the error, so that it goes on where the error comes home.
///
/// # Safety
/// `ctx` came from `Scoped::<F>::ctx` and its call has not ended; `err` is NULL or writable.
pub unsafe fn trampoline<F>(ctx: *mut c_void, err: *mut *mut sys::Error, body: impl FnOnce(&mut F) -> Result<(), Failure>) -> i32 {
    let scoped = &*ctx.cast::<Scoped<F>>();
    if scoped.thread != thread_mark() {
        return hand_out(err, Error::new(status::THREAD, "a callback was called on another thread"));
    }
    let Some(mut closure) = scoped.closure.take() else {
        return hand_out(err, Error::new(status::BUSY, "a callback was called from inside itself"));
    };
    let result = catch_unwind(AssertUnwindSafe(|| body(&mut closure)));
    scoped.closure.set(Some(closure));
    settle(err, result)
}

/// The end of a callback.
///
/// # Safety
/// `err` is NULL or writable.
#[inline(always)]
pub(crate) unsafe fn settle(err: *mut *mut sys::Error, result: Result<Result<(), Failure>, Box<dyn Any + Send>>) -> i32 {
    match result {
        Ok(Ok(())) => status::OK,
        Ok(Err(failure)) => report(err, blame(failure)),
        Err(payload) => hand_out(err, callback_panic(payload)),
    }
}

/// A bad argument of a callback is the provider's fault.
#[cold]
fn blame(failure: Failure) -> Failure {
    match failure {
        Failure::Fault(fault, name) if fault.status != status::NO_MEMORY => {
            let text = status_text(fault.status);
            Failure::Error(Error::new(status::CONTRACT, &format!("contract violated by the other side: {name}: {text}")))
        }
        other => other,
    }
}

#[cold]
fn callback_panic(payload: Box<dyn Any + Send>) -> Error {
    match panic_error(payload) {
        Ok(error) => error,
        Err(payload) => {
            let message = match panic_text(&*payload) {
                "" => "a callback panicked".to_owned(),
                text => text.to_owned(),
            };
            ErrorParts { status: status::CALLBACK, message: &message, panic: Some(payload), ..ErrorParts::default() }.build()
        }
    }
}

/// A callback as the provider sees it: valid until the call ends, on the calling thread.
pub struct Callback<'a, V> {
    ctx: *mut c_void,
    vt: *const V,
    _call: PhantomData<&'a mut V>,
}

impl<V> Callback<'_, V> {
    /// Checks the table of a callback.
    ///
    /// # Safety
    /// `vt` is NULL or begins with a `CallbackVt`, and both live until the call ends.
    #[inline]
    pub unsafe fn from_raw(ctx: *mut c_void, vt: *const V) -> Result<Self, Fault> {
        if vt.is_null() || ((*vt.cast::<sys::CallbackVt>()).size as usize) < std::mem::size_of::<V>() {
            return Err(Fault::INVALID);
        }
        Ok(Callback { ctx, vt, _call: PhantomData })
    }

    /// The context to pass.
    pub fn ctx(&self) -> *mut c_void {
        self.ctx
    }

    /// The table to call through.
    pub fn vt(&self) -> *const V {
        self.vt
    }
}

impl sys::CallbackVt {
    /// The head of a scoped callback's table.
    pub const fn scoped(size: usize) -> sys::CallbackVt {
        sys::CallbackVt { size: size as u32, flags: 0, retain: None, release: None }
    }

    /// The same for one that may be called on any thread.
    pub const fn any_thread(size: usize) -> sys::CallbackVt {
        sys::CallbackVt { size: size as u32, flags: sys::CALLBACK_ANY_THREAD, retain: None, release: None }
    }
}

