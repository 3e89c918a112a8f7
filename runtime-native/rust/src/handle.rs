//! Handles, from both ends: proxies of consumers, objects of providers.
use crate::fault::{status_text, Fault};
use crate::lift::{Lift, Lifting};
use crate::lower::Give;
use crate::lowering::Lowering;
use crate::slot;
use crate::sys::{self, status};
use std::ffi::c_void;
use std::marker::PhantomData;
use std::mem::size_of;
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};
use std::sync::Arc;

// ------------------------------------------------------------------ consumers

/// A consumer's class for a resource: one reference on a handle.
///
/// # Safety
/// The functions are those of the package that `Handle` belongs to.
pub unsafe trait Proxy: Sized {
    /// The opaque C struct.
    type Handle;
    /// Counted by consumers; otherwise there is one owner.
    const SHARED: bool;
    /// Takes over a reference.
    fn from_handle(handle: NonNull<Self::Handle>) -> Self;
    /// Gives the reference away.
    fn into_handle(self) -> *mut Self::Handle;
    /// One reference more. Only for shared resources.
    ///
    /// # Safety
    /// The caller owns a reference.
    unsafe fn retain(handle: *mut Self::Handle) -> i32;
    /// One reference less.
    ///
    /// # Safety
    /// The reference is the caller's to give.
    unsafe extern "C" fn release(handle: *mut c_void);
}

/// A handle that a caller lends to a callback.
///
/// # Safety
/// The handle is valid for the call.
pub unsafe fn lent_proxy<P: Proxy>(handle: *mut P::Handle) -> Result<std::mem::ManuallyDrop<P>, Fault> {
    NonNull::new(handle).map(P::from_handle).map(std::mem::ManuallyDrop::new).ok_or(Fault::of(status::NULL_HANDLE))
}

/// The same where NULL is none.
///
/// # Safety
/// As for `lent_proxy`.
pub unsafe fn lent_proxy_opt<P: Proxy>(handle: *mut P::Handle) -> Result<Option<std::mem::ManuallyDrop<P>>, Fault> {
    if handle.is_null() {
        return Ok(None);
    }
    lent_proxy(handle).map(Some)
}

/// Stops the program's thread when a reference could not be counted: `Clone` has no other way.
#[track_caller]
pub fn cloned(status: i32) {
    if status < 0 {
        panic!("a handle could not be cloned: {}", status_text(status));
    }
}

/// `Lift` of every proxy.
///
/// # Safety
/// As for `Lift::lift`.
pub unsafe fn lift_proxy<P: Proxy>(from: *const *mut P::Handle, cx: &Lifting) -> Result<P, Fault> {
    let handle = NonNull::new(*from).ok_or(Fault::of(status::NULL_HANDLE))?;
    if !cx.inward {
        from.cast_mut().write(ptr::null_mut());
    } else if P::SHARED {
        Fault::check(P::retain(handle.as_ptr()))?;
    }
    Ok(P::from_handle(handle))
}

/// `Give` of every proxy.
pub fn give_proxy<P: Proxy>(proxy: P, out: &mut *mut P::Handle, cx: &mut Lowering) -> Result<(), Fault> {
    // SAFETY: the reference of the proxy goes to the builder, with the function that ends it.
    unsafe { cx.handle(out, proxy.into_handle(), P::release, P::SHARED) }
}

// ------------------------------------------------------------------ providers

/// A provider's type behind handles of the C type `H`. The `export!` macro of a package implements it.
///
/// # Safety
/// The type is static, made for `Self`, and the same object in every call.
pub unsafe trait Object<H>: Sized + 'static {
    /// Identity of the resource type.
    fn object_type() -> &'static sys::Type;
}

/// A provider's type for a resource with one owner: it can be moved in and out of values.
pub trait Unique<H>: Object<H> + Lift<*mut H> + Give<*mut H> {}

impl<H, T: Object<H> + Lift<*mut H> + Give<*mut H>> Unique<H> for T {}

/// The body of `own fn close`.
pub type CloseFn = unsafe extern "C" fn(object: *mut c_void, err: *mut *mut sys::Error) -> i32;

/// The resource type of objects with one owner.
pub const fn unique_type<T>(name: &'static str, flags: u32, close: Option<CloseFn>) -> sys::Type {
    sys::Type { size: size_of::<sys::Type>() as u32, flags, name: sys::Str::of(name), destroy: destroy_box::<T>, close }
}

/// The resource type of counted objects.
pub const fn shared_type<T>(name: &'static str, flags: u32, close: Option<CloseFn>) -> sys::Type {
    sys::Type { size: size_of::<sys::Type>() as u32, flags: flags | sys::TYPE_SHARED, name: sys::Str::of(name), destroy: destroy_arc::<T>, close }
}

unsafe extern "C" fn destroy_box<T>(object: *mut c_void) {
    contain(|| drop(Box::from_raw(object.cast::<T>())));
}

unsafe extern "C" fn destroy_arc<T>(object: *mut c_void) {
    contain(|| drop(Arc::from_raw(object.cast::<T>().cast_const())));
}

/// A Drop that panics is reported to the error hook; it never unwinds into C.
fn contain(action: impl FnOnce()) {
    if let Err(payload) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(action)) {
        let error = crate::call::provider_panic(payload);
        // SAFETY: the error is alive.
        unsafe { sys::ftk_report(error.as_raw()) };
    }
}

/// Why a handle was refused, with its type for the text.
pub struct Refused {
    pub(crate) status: i32,
    pub(crate) ty: &'static sys::Type,
}

#[inline(always)]
fn check(status: i32, ty: &'static sys::Type) -> Result<(), Refused> {
    if status >= 0 {
        Ok(())
    } else {
        Err(Refused { status, ty })
    }
}

/// Room for one access, in the frame of the entry.
pub struct Pin(sys::Pin);

impl Pin {
    /// No access yet.
    #[allow(clippy::new_without_default)]
    #[inline]
    pub fn new() -> Pin {
        Pin(sys::Pin { object: ptr::null_mut(), slot: ptr::null_mut(), mode: 0 })
    }
}

/// One call on an object: it cannot be destroyed before this is dropped.
pub struct Entered<'p, T> {
    pin: &'p mut Pin,
    _object: PhantomData<T>,
}

impl<T> Entered<'_, T> {
    /// Keeps the object pinned for a view until the owner is released.
    pub fn into_guard(self) -> *mut sys::Owner {
        let mut entered = std::mem::ManuallyDrop::new(self);
        // SAFETY: the access is open and is not left by anybody else.
        unsafe { sys::ftk_handle_guard(&mut entered.pin.0) }
    }
}

impl<T> Deref for Entered<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the table gave this object out for the type, and nobody writes to it during a shared call.
        unsafe { &*self.pin.0.object.cast::<T>() }
    }
}

impl<T> Drop for Entered<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the access is open.
        unsafe { slot::leave(&mut self.pin.0) }
    }
}

/// One exclusive call on an object.
pub struct EnteredMut<'p, T>(Entered<'p, T>);

impl<T> EnteredMut<'_, T> {
    /// Keeps the object exclusively pinned for a view until the owner is released.
    pub fn into_guard(self) -> *mut sys::Owner {
        self.0.into_guard()
    }
}

impl<T> Deref for EnteredMut<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for EnteredMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as for `Entered`; the table lets nobody else in.
        unsafe { &mut *self.0.pin.0.object.cast::<T>() }
    }
}

/// Begins a call that may overlap with others.
///
/// # Safety
/// None for the handle: any value is checked.
#[inline]
pub unsafe fn enter<T: Object<H>, H>(handle: *mut H, pin: &mut Pin) -> Result<Entered<'_, T>, Refused> {
    check(slot::enter::<false>(handle.cast(), T::object_type(), &mut pin.0), T::object_type())?;
    Ok(Entered { pin, _object: PhantomData })
}

/// The same where NULL is none.
///
/// # Safety
/// As for `enter`.
#[inline]
pub unsafe fn enter_opt<T: Object<H>, H>(handle: *mut H, pin: &mut Pin) -> Result<Option<Entered<'_, T>>, Refused> {
    if handle.is_null() {
        return Ok(None);
    }
    enter(handle, pin).map(Some)
}

/// Begins an exclusive call.
///
/// # Safety
/// As for `enter`.
#[inline]
pub unsafe fn enter_mut<T: Object<H>, H>(handle: *mut H, pin: &mut Pin) -> Result<EnteredMut<'_, T>, Refused> {
    check(slot::enter::<true>(handle.cast(), T::object_type(), &mut pin.0), T::object_type())?;
    Ok(EnteredMut(Entered { pin, _object: PhantomData }))
}

/// Moves an object out of its handle. A handle that cannot be taken now is given up all the same: the caller has given it away.
///
/// # Safety
/// As for `enter`.
pub unsafe fn take<T: Object<H>, H>(handle: *mut H) -> Result<T, Refused> {
    let mut object = ptr::null_mut();
    let taken = check(sys::ftk_handle_take(handle.cast(), T::object_type(), &mut object), T::object_type());
    if let Err(refused) = taken {
        release_object::<T, H>(handle);
        return Err(refused);
    }
    Ok(*Box::from_raw(object.cast::<T>()))
}

/// The same where NULL is none.
///
/// # Safety
/// As for `enter`.
pub unsafe fn take_opt<T: Object<H>, H>(handle: *mut H) -> Result<Option<T>, Refused> {
    if handle.is_null() {
        return Ok(None);
    }
    take(handle).map(Some)
}

/// A reference of one's own on a counted object.
///
/// # Safety
/// As for `enter`.
pub unsafe fn share<T: Object<H>, H>(handle: *mut H) -> Result<Arc<T>, Refused> {
    let mut pin = Pin::new();
    let entered = enter::<T, H>(handle, &mut pin)?;
    let object: *const T = &*entered;
    Arc::increment_strong_count(object);
    Ok(Arc::from_raw(object))
}

/// The same where NULL is none.
///
/// # Safety
/// As for `enter`.
pub unsafe fn share_opt<T: Object<H>, H>(handle: *mut H) -> Result<Option<Arc<T>>, Refused> {
    if handle.is_null() {
        return Ok(None);
    }
    share(handle).map(Some)
}

/// A new handle for an object with one owner.
pub fn unique_handle<T: Object<H>, H>(object: T) -> Result<*mut H, Refused> {
    let object = Box::into_raw(Box::new(object));
    // SAFETY: on failure the object stays ours.
    new_handle(T::object_type(), object.cast()).map_err(|refused| unsafe {
        drop(Box::from_raw(object));
        refused
    })
}

/// A new handle for a reference on a counted object.
pub fn shared_handle<T: Object<H>, H>(object: Arc<T>) -> Result<*mut H, Refused> {
    let object = Arc::into_raw(object);
    // SAFETY: on failure the reference stays ours.
    new_handle(T::object_type(), object.cast_mut().cast()).map_err(|refused| unsafe {
        drop(Arc::from_raw(object));
        refused
    })
}

fn new_handle<H>(ty: &'static sys::Type, object: *mut c_void) -> Result<*mut H, Refused> {
    let mut handle = ptr::null_mut();
    // SAFETY: the type is static and the object is one of its kind.
    check(unsafe { sys::ftk_handle_new(ty, object, &mut handle, ptr::null_mut()) }, ty)?;
    Ok(handle.cast())
}

/// Entry `retain` of a resource.
///
/// # Safety
/// As for `enter`.
pub unsafe fn retain_object<T: Object<H>, H>(handle: *mut H) -> i32 {
    sys::ftk_handle_retain(handle.cast(), T::object_type())
}

/// Entry `release` of a resource.
///
/// # Safety
/// As for `enter`.
pub unsafe fn release_object<T: Object<H>, H>(handle: *mut H) -> i32 {
    sys::ftk_handle_release(handle.cast(), T::object_type())
}

/// Entry `close` of a resource.
///
/// # Safety
/// As for `enter`; `err` is NULL or writable.
pub unsafe fn close_object<T: Object<H>, H>(handle: *mut H, err: *mut *mut sys::Error) -> i32 {
    sys::ftk_handle_close(handle.cast(), T::object_type(), err)
}

unsafe extern "C" fn release_given<T: Object<H>, H>(handle: *mut c_void) {
    sys::ftk_handle_release(handle, T::object_type());
}

/// `Lift` of objects with one owner.
///
/// # Safety
/// As for `Lift::lift`.
pub unsafe fn lift_object<T: Object<H>, H>(from: *const *mut H, cx: &Lifting) -> Result<T, Fault> {
    let handle = *from;
    if !cx.inward {
        from.cast_mut().write(ptr::null_mut());
    }
    take::<T, H>(handle).map_err(|refused| Fault::of(refused.status))
}

/// `Give` of objects with one owner.
pub fn give_object<T: Object<H>, H>(object: T, out: &mut *mut H, cx: &mut Lowering) -> Result<(), Fault> {
    let handle = unique_handle::<T, H>(object).map_err(|refused| Fault::of(refused.status))?;
    // SAFETY: a new handle, and the function that ends it.
    unsafe { cx.handle(out, handle, release_given::<T, H>, false) }
}

impl<H, T: Object<H>> Lift<*mut H> for Arc<T> {
    unsafe fn lift(from: *const *mut H, cx: &Lifting) -> Result<Self, Fault> {
        let handle = *from;
        let object = share::<T, H>(handle).map_err(|refused| Fault::of(refused.status))?;
        if !cx.inward {
            from.cast_mut().write(ptr::null_mut());
            sys::ftk_handle_release(handle.cast(), T::object_type());
        }
        Ok(object)
    }
}

impl<H, T: Object<H>> Give<*mut H> for Arc<T> {
    fn give(self, out: &mut *mut H, cx: &mut Lowering) -> Result<(), Fault> {
        let handle = shared_handle::<T, H>(self).map_err(|refused| Fault::of(refused.status))?;
        // SAFETY: a new handle, and the function that ends it.
        unsafe { cx.handle(out, handle, release_given::<T, H>, true) }
    }
}
