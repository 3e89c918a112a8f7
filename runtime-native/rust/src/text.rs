//! Text of the other side: checked, and copied where Rust owns it.
use crate::fault::Fault;
use crate::lift::{Lift, Lifting};
use crate::sequence::slice;
use crate::sys;

impl Lift<sys::Str> for &str {
    #[inline]
    unsafe fn lift(from: *const sys::Str, _cx: &Lifting) -> Result<Self, Fault> {
        text((*from).ptr, (*from).len)
    }
}

impl Lift<sys::Str> for String {
    #[inline]
    unsafe fn lift(from: *const sys::Str, _cx: &Lifting) -> Result<Self, Fault> {
        copied((*from).ptr, (*from).len, false)
    }
}

/// A copy. Out of memory is a fault, which `to_owned` would end the program for.
#[inline]
pub fn owned(text: &str) -> Result<String, Fault> {
    let len = text.len();
    if len == 0 {
        return Ok(String::new());
    }
    // SAFETY: a layout of at least one and at most `isize::MAX` bytes, all of which are filled with text.
    unsafe {
        let place = std::alloc::alloc(std::alloc::Layout::from_size_align_unchecked(len, 1));
        if place.is_null() {
            return Err(Fault::NO_MEMORY);
        }
        copy_bytes(text.as_ptr(), place, len);
        Ok(String::from_raw_parts(place, len, len))
    }
}

/// A copy of a text that may be known to be valid.
///
/// # Safety
/// `ptr` is NULL or valid for `len` bytes, which are UTF-8 when `known` says so.
#[inline]
pub unsafe fn copied(ptr: *const u8, len: usize, known: bool) -> Result<String, Fault> {
    let place = copied_bytes(ptr, len, known);
    if place.is_null() {
        return Err(not_copied(ptr, len, known));
    }
    Ok(String::from_raw_parts(place, len, len))
}

/// The memory of that copy, or NULL. A function of its own with a result in a register keeps those around it small enough to be put
/// into the user's code: a `String` that is returned twice is loaded as it was not stored, and processors wait for such a load.
#[inline(never)]
unsafe fn copied_bytes(ptr: *const u8, len: usize, known: bool) -> *mut u8 {
    let checked = if known { slice(ptr, len).map(|bytes| std::str::from_utf8_unchecked(bytes)) } else { text(ptr, len) };
    match checked.and_then(owned) {
        Ok(text) => std::mem::ManuallyDrop::new(text).as_mut_ptr(),
        Err(_) => std::ptr::null_mut(),
    }
}

#[cold]
unsafe fn not_copied(ptr: *const u8, len: usize, known: bool) -> Fault {
    let fault = if known { slice(ptr, len).err() } else { text(ptr, len).err() };
    fault.unwrap_or(Fault::NO_MEMORY)
}

/// A copy of a length that the compiler does not know is a call; most texts are short enough for two overlapping copies of one it knows.
///
/// # Safety
/// As for `copy_nonoverlapping`.
#[inline]
pub unsafe fn copy_bytes(from: *const u8, to: *mut u8, len: usize) {
    unsafe fn ends<T>(from: *const u8, to: *mut u8, len: usize) {
        let last = len - std::mem::size_of::<T>();
        let (first, second) = (from.cast::<T>().read_unaligned(), from.add(last).cast::<T>().read_unaligned());
        to.cast::<T>().write_unaligned(first);
        to.add(last).cast::<T>().write_unaligned(second);
    }
    match len {
        8..=16 => ends::<u64>(from, to, len),
        17..=32 => ends::<[u64; 2]>(from, to, len),
        _ => std::ptr::copy_nonoverlapping(from, to, len),
    }
}

/// Checked text of the other side.
///
/// # Safety
/// `ptr` is NULL or valid for `len` bytes during `'a`.
#[inline]
pub unsafe fn text<'a>(ptr: *const u8, len: usize) -> Result<&'a str, Fault> {
    let bytes: &'a [u8] = slice(ptr, len)?;
    if is_ascii(bytes) {
        return Ok(std::str::from_utf8_unchecked(bytes));
    }
    std::str::from_utf8(bytes).map_err(|_| Fault::UTF8)
}

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Whether all bytes are below 0x80. Most texts are short and ASCII: whole words, the last of which may overlap the one before.
#[inline]
fn is_ascii(bytes: &[u8]) -> bool {
    let len = bytes.len();
    let word = |at: usize| <[u8; 8]>::try_from(&bytes[at..at + 8]).map_or(0, u64::from_ne_bytes);
    let bits = match len {
        0..=3 => bytes.iter().fold(0, |bits, byte| bits | u64::from(*byte)),
        4..=7 => {
            let half = |at: usize| <[u8; 4]>::try_from(&bytes[at..at + 4]).map_or(0, |half| u64::from(u32::from_ne_bytes(half)));
            half(0) | half(len - 4)
        }
        8..=16 => word(0) | word(len - 8),
        17..=32 => word(0) | word(8) | word(len - 16) | word(len - 8),
        // SAFETY: the slice is valid.
        _ => return unsafe { sys::ftk_ascii(bytes.as_ptr(), len) != 0 },
    };
    bits & HIGH_BITS == 0
}
