//! The C ABI of the rivals, and calls of it as somebody would write them by hand.
use rivals::{Failure, Point, Text};
use std::ffi::c_void;
use std::ptr::null_mut;

#[path = "../../rivals.rs"]
pub mod rivals;

extern "C" {
    pub fn bare_noop();
    pub fn bare_scalar(a: i32, b: i32) -> i32;
    fn bare_struct_in(point: *const Point) -> f64;
    fn bare_struct_out(seed: f64, out: *mut Point);
    fn bare_string_in(text: *const u8, len: usize) -> u32;
    fn bare_string_out(which: u32, len: *mut usize) -> *mut u8;
    fn bare_string_free(text: *mut u8, len: usize);
    fn bare_slice_in(numbers: *const f64, len: usize) -> f64;
    fn bare_checked(value: i32, out: *mut i32) -> i32;
    pub fn bare_adder(start: i32) -> *const c_void;
    pub fn bare_add(adder: *const c_void, by: i32) -> i32;
    fn hand_noop(err: *mut *mut Failure) -> i32;
    fn hand_scalar(a: i32, b: i32, out: *mut i32, err: *mut *mut Failure) -> i32;
    fn hand_struct_in(point: *const Point, out: *mut f64, err: *mut *mut Failure) -> i32;
    fn hand_struct_out(seed: f64, out: *mut Point, err: *mut *mut Failure) -> i32;
    fn hand_string_in(text: *const u8, len: usize, out: *mut u32, err: *mut *mut Failure) -> i32;
    fn hand_string_out(which: u32, out: *mut Text, err: *mut *mut Failure) -> i32;
    fn hand_text_free(text: Text);
    fn hand_slice_in(numbers: *const f64, len: usize, out: *mut f64, err: *mut *mut Failure) -> i32;
    fn hand_checked(value: i32, out: *mut i32, err: *mut *mut Failure) -> i32;
    fn hand_error_free(error: *mut Failure);
    fn hand_adder(start: i32, out: *mut u64, err: *mut *mut Failure) -> i32;
    fn hand_add(adder: u64, by: i32, out: *mut i32, err: *mut *mut Failure) -> i32;
    pub fn stream_profiles(len: *mut usize) -> *mut u8;
    pub fn stream_free(bytes: *mut u8, len: usize);
}

/// Calls by hand: a status that is not 0 ends the program.
#[inline]
unsafe fn called<T: Default>(call: impl FnOnce(&mut T, *mut *mut Failure) -> i32) -> T {
    let (mut out, mut err) = (T::default(), null_mut());
    let status = call(&mut out, &mut err);
    assert!(status == 0, "hand: status {status}");
    out
}

#[inline]
pub fn noop() {
    // SAFETY: as declared, here and below.
    unsafe { called(|_: &mut (), err| hand_noop(err)) }
}

#[inline]
pub fn scalar(a: i32, b: i32) -> i32 {
    unsafe { called(|out, err| hand_scalar(a, b, out, err)) }
}

#[inline]
pub fn struct_in(point: &Point) -> f64 {
    unsafe { called(|out, err| hand_struct_in(point, out, err)) }
}

#[inline]
pub fn struct_out(seed: f64) -> Point {
    unsafe { called(|out, err| hand_struct_out(seed, out, err)) }
}

#[inline]
pub fn string_in(text: &str) -> u32 {
    unsafe { called(|out, err| hand_string_in(text.as_ptr(), text.len(), out, err)) }
}

/// An owned text: what the library says is text is checked.
#[inline]
pub fn string_out(which: u32) -> String {
    unsafe {
        let text = called(|out, err| hand_string_out(which, out, err));
        let copy = std::str::from_utf8(std::slice::from_raw_parts(text.ptr, text.len)).expect("text").to_owned();
        hand_text_free(text);
        copy
    }
}

#[inline]
pub fn slice_in(numbers: &[f64]) -> f64 {
    unsafe { called(|out, err| hand_slice_in(numbers.as_ptr(), numbers.len(), out, err)) }
}

/// The result, or the payload of the failure.
#[inline]
pub fn checked(value: i32) -> Result<i32, i32> {
    unsafe {
        let (mut out, mut err) = (0, null_mut());
        if hand_checked(value, &mut out, &mut err) == 0 {
            return Ok(out);
        }
        let payload = (*err).value;
        assert!((*err).code == 1 && !(*err).message.is_null());
        hand_error_free(err);
        Err(payload)
    }
}

pub fn adder(start: i32) -> u64 {
    unsafe { called(|out, err| hand_adder(start, out, err)) }
}

#[inline]
pub fn add(adder: u64, by: i32) -> i32 {
    unsafe { called(|out, err| hand_add(adder, by, out, err)) }
}

/// The same calls without any promise.
pub mod bare {
    use super::rivals::Point;

    #[inline]
    pub fn struct_in(point: &Point) -> f64 {
        unsafe { super::bare_struct_in(point) }
    }

    #[inline]
    pub fn struct_out(seed: f64) -> Point {
        let mut out = Point::default();
        unsafe { super::bare_struct_out(seed, &mut out) };
        out
    }

    #[inline]
    pub fn string_in(text: &str) -> u32 {
        unsafe { super::bare_string_in(text.as_ptr(), text.len()) }
    }

    #[inline]
    pub fn string_out(which: u32) -> String {
        let mut len = 0;
        unsafe {
            let text = super::bare_string_out(which, &mut len);
            let copy = std::str::from_utf8_unchecked(std::slice::from_raw_parts(text, len)).to_owned();
            super::bare_string_free(text, len);
            copy
        }
    }

    #[inline]
    pub fn slice_in(numbers: &[f64]) -> f64 {
        unsafe { super::bare_slice_in(numbers.as_ptr(), numbers.len()) }
    }

    #[inline]
    pub fn checked(value: i32) -> Result<i32, i32> {
        let mut out = 0;
        match unsafe { super::bare_checked(value, &mut out) } {
            0 => Ok(out),
            _ => Err(value),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Text { ptr: null_mut(), len: 0, cap: 0 }
    }
}
