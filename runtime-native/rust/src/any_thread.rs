//! Callbacks that may be called on any thread, and on several at once, until their call ends.
use crate::error::Error;
use crate::fault::{status_text, Fault};
use crate::sys;
use crate::thunk::{hand_out, settle, Callback, Failure};
use std::ffi::c_void;
use std::marker::PhantomData;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;

/// A closure that other threads may call until this value ends, which waits for those that do. Later calls are refused.
pub struct SharedScope<'a, F> {
    ctx: *mut c_void,
    _closure: PhantomData<&'a F>,
}

impl<'a, F: Sync> SharedScope<'a, F> {
    /// Begins it. Fails when memory is lacking.
    pub fn open(closure: &'a F) -> Result<Self, Error> {
        let mut ctx = ptr::null_mut();
        // SAFETY: the closure outlives this value, whose end closes the scope.
        match unsafe { sys::ftk_scope_open((closure as *const F).cast_mut().cast(), &mut ctx) } {
            0 => Ok(SharedScope { ctx, _closure: PhantomData }),
            failed => Err(Error::new(failed, status_text(failed))),
        }
    }

    /// What the other side passes back.
    pub fn ctx(&self) -> *mut c_void {
        self.ctx
    }

    /// The vtable that a generated function makes for this very closure type.
    pub fn vt<V>(&self, of: fn(PhantomData<F>) -> *const V) -> *const V {
        of(PhantomData)
    }
}

impl<F> Drop for SharedScope<'_, F> {
    fn drop(&mut self) {
        // SAFETY: opened once, closed once.
        unsafe { sys::ftk_scope_close(self.ctx) }
    }
}

/// One call inside a scope.
struct Entered(*mut c_void);

impl Drop for Entered {
    fn drop(&mut self) {
        // SAFETY: it entered.
        unsafe { sys::ftk_scope_leave(self.0) }
    }
}

/// The body of such a callback's entry. A panic is kept inside the error, so that it goes on where the error comes home.
///
/// # Safety
/// `ctx` came from `SharedScope::<F>::ctx`, of whichever call; `err` is NULL or writable.
pub unsafe fn shared_trampoline<F: Sync>(
    ctx: *mut c_void,
    err: *mut *mut sys::Error,
    body: impl FnOnce(&F) -> Result<(), Failure>,
) -> i32 {
    let mut object = ptr::null_mut();
    let status = sys::ftk_scope_enter(ctx, &mut object);
    if status != 0 {
        return hand_out(err, Error::new(status, status_text(status)));
    }
    let entered = Entered(ctx);
    let closure = &*object.cast::<F>();
    let result = catch_unwind(AssertUnwindSafe(|| body(closure)));
    drop(entered);
    settle(err, result)
}

/// A callback as the provider sees it: valid until the call ends, on any thread.
pub struct SharedCallback<'a, V> {
    ctx: *mut c_void,
    vt: *const V,
    _call: PhantomData<&'a V>,
}

// SAFETY: the consumer's table says that it may be called on any thread, which is checked.
unsafe impl<V> Send for SharedCallback<'_, V> {}
// SAFETY: as above, and on several at once.
unsafe impl<V> Sync for SharedCallback<'_, V> {}

impl<V> Clone for SharedCallback<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for SharedCallback<'_, V> {}

impl<V> SharedCallback<'_, V> {
    /// Checks the table of a callback.
    ///
    /// # Safety
    /// As for `Callback::from_raw`.
    #[inline]
    pub unsafe fn from_raw(ctx: *mut c_void, vt: *const V) -> Result<Self, Fault> {
        let callback = Callback::from_raw(ctx, vt)?;
        if (*vt.cast::<sys::CallbackVt>()).flags & sys::CALLBACK_ANY_THREAD == 0 {
            return Err(Fault::INVALID);
        }
        Ok(SharedCallback { ctx: callback.ctx(), vt: callback.vt(), _call: PhantomData })
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
