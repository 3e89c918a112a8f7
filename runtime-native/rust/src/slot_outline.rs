//! The beginning and the end of a call where they are not inline: on other systems, and with `--cfg ftk_outline`.
use crate::sys;
use std::ffi::c_void;

/// Begins a call. 0, or the status that refuses it.
///
/// # Safety
/// `pin` stays where it is until the call ends. Any value of `handle` is legal.
#[inline]
pub unsafe fn enter<const EXCLUSIVE: bool>(handle: *const c_void, ty: &'static sys::Type, pin: &mut sys::Pin) -> i32 {
    if EXCLUSIVE {
        sys::ftk_handle_enter_mut(handle, ty, pin)
    } else {
        sys::ftk_handle_enter(handle, ty, pin)
    }
}

/// Ends a call.
///
/// # Safety
/// `enter` filled the pin, and the call has not ended.
#[inline]
pub unsafe fn leave(pin: &mut sys::Pin) {
    sys::ftk_handle_leave(pin)
}
