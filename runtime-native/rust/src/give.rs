//! How an entry writes its results.
use crate::fault::Fault;
use crate::lower::{Give, Lower};
use crate::lowering::{blank, Lowering};
use crate::sys;
use std::ptr;

/// Writes `value` to an out slot, which must not be NULL.
///
/// # Safety
/// `out` is NULL or writable.
#[inline]
pub unsafe fn put_raw<C>(out: *mut C, value: C) -> Result<(), Fault> {
    if out.is_null() {
        return Err(Fault::INVALID);
    }
    out.write(value);
    Ok(())
}

/// A value without a graph.
///
/// # Safety
/// As for `put_raw`.
#[inline]
pub unsafe fn put<T: Lower<C>, C>(out: *mut C, value: &T) -> Result<(), Fault> {
    if T::PLAIN {
        return put_raw(out, (value as *const T).cast::<C>().read());
    }
    let mut cx = Lowering::inward(ptr::null(), ptr::null());
    put_raw(out, cx.pass(value)?)
}

/// A value that may be none.
///
/// # Safety
/// As for `put_raw`.
#[inline]
pub unsafe fn put_opt<T: Lower<C>, C>(out_has: *mut u8, out: *mut C, value: &Option<T>) -> Result<(), Fault> {
    match value {
        Some(value) => put(out, value)?,
        None => put_raw(out, blank())?,
    }
    put_raw(out_has, u8::from(value.is_some()))
}

/// A graph, copied from a value.
///
/// # Safety
/// As for `put_raw`.
pub unsafe fn put_graph<C, T: Lower<C> + ?Sized>(
    out: *mut *const C,
    out_owner: *mut *mut sys::Owner,
    hint: &'static sys::ArenaHint,
    value: &T,
) -> Result<(), Fault> {
    let mut cx = Lowering::outward(Some(hint))?;
    let root = cx.boxed(|out, cx| value.lower(out, cx))?;
    put_root(out, out_owner, root, cx)
}

/// A graph that takes the objects of a value along.
///
/// # Safety
/// As for `put_raw`.
pub unsafe fn give_graph<C, T: Give<C>>(
    out: *mut *const C,
    out_owner: *mut *mut sys::Owner,
    hint: &'static sys::ArenaHint,
    value: T,
) -> Result<(), Fault> {
    let mut cx = Lowering::outward(Some(hint))?;
    let root = cx.boxed(|out, cx| value.give(out, cx))?;
    put_root(out, out_owner, root, cx)
}

unsafe fn put_root<C>(out: *mut *const C, out_owner: *mut *mut sys::Owner, root: *const C, cx: Lowering) -> Result<(), Fault> {
    if out_owner.is_null() {
        return Err(Fault::INVALID);
    }
    put_raw(out, root)?;
    put_raw(out_owner, cx.finish())
}

/// A graph that may be none.
///
/// # Safety
/// As for `put_raw`.
pub unsafe fn put_graph_opt<C, T: Lower<C> + ?Sized>(
    out: *mut *const C,
    out_owner: *mut *mut sys::Owner,
    hint: &'static sys::ArenaHint,
    value: Option<&T>,
) -> Result<(), Fault> {
    match value {
        Some(value) => put_graph(out, out_owner, hint, value),
        None => put_none(out, out_owner),
    }
}

/// The same with objects.
///
/// # Safety
/// As for `put_raw`.
pub unsafe fn give_graph_opt<C, T: Give<C>>(
    out: *mut *const C,
    out_owner: *mut *mut sys::Owner,
    hint: &'static sys::ArenaHint,
    value: Option<T>,
) -> Result<(), Fault> {
    match value {
        Some(value) => give_graph(out, out_owner, hint, value),
        None => put_none(out, out_owner),
    }
}

unsafe fn put_none<C>(out: *mut *const C, out_owner: *mut *mut sys::Owner) -> Result<(), Fault> {
    put_raw(out, ptr::null())?;
    put_raw(out_owner, ptr::null_mut())
}

/// A view; `guard` makes what keeps its source. `out_has` is NULL where the view is not optional.
///
/// # Safety
/// As for `put_raw`, and the view is valid as long as the guard.
pub unsafe fn put_view<C>(
    out_has: *mut u8,
    out: *mut *const C,
    out_len: *mut usize,
    out_owner: *mut *mut sys::Owner,
    view: Option<(*const C, usize)>,
    guard: impl FnOnce() -> *mut sys::Owner,
) -> Result<(), Fault> {
    if out_owner.is_null() || out_len.is_null() || out.is_null() {
        return Err(Fault::INVALID);
    }
    let (ptr, len) = view.unwrap_or((ptr::null(), 0));
    out.write(ptr);
    out_len.write(len);
    out_owner.write(if view.is_some() { guard() } else { ptr::null_mut() });
    if !out_has.is_null() {
        out_has.write(u8::from(view.is_some()));
    }
    Ok(())
}
