//! From C values to Rust values, checked: nothing of the other side is believed but the validity of its pointers.
use crate::cell::{Entry, Opt, Seq};
use crate::fault::Fault;
use crate::sys;
use std::collections::BTreeMap;

/// Where a value comes from.
#[derive(Clone, Copy)]
pub struct Lifting {
    /// The owner of the graph, or NULL for a value that is borrowed for the call.
    pub owner: *mut sys::Owner,
    /// The table of the library that made it, or NULL when that is not known.
    pub source: *const sys::Api,
    /// Borrowed for the call by the one who called us: handles in it are moved in, or counted again when shared.
    pub inward: bool,
    /// How many values that may contain themselves are being read around this one.
    pub depth: u32,
}

/// How deep values that contain themselves may be nested: `FTK_DEPTH_MAX` of `check.h`. So a circle ends.
pub const DEPTH_MAX: u32 = 500;

impl Lifting {
    /// A parameter.
    pub const INWARD: Lifting = Lifting { owner: std::ptr::null_mut(), source: std::ptr::null(), inward: true, depth: 0 };
    /// A result without an owner: scalars, structs.
    pub const RESULT: Lifting = Lifting { owner: std::ptr::null_mut(), source: std::ptr::null(), inward: false, depth: 0 };

    /// For what lies one step inside.
    #[inline]
    pub fn inside(&self) -> Result<Lifting, Fault> {
        Ok(Lifting { depth: deeper(self.depth)?, ..*self })
    }
}

/// One step deeper.
#[inline]
pub fn deeper(depth: u32) -> Result<u32, Fault> {
    if depth >= DEPTH_MAX {
        return Err(Fault::RANGE);
    }
    Ok(depth + 1)
}

/// A Rust value that can be made from a C value of type `C`.
pub trait Lift<C>: Sized {
    /// `Self` has the layout of `C` and every bit pattern is a value.
    const PLAIN: bool = false;
    /// `Self` has the layout of `C` and no Drop: what passes the check can be copied as it lies.
    const TWIN: bool = Self::PLAIN;

    /// Reads and checks the value at `from`.
    ///
    /// # Safety
    /// `from` points to a `C` whose pointers are NULL or valid for what they claim, until the call (or the owner) ends.
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault>;
}

macro_rules! lift_scalar {
    ($($type:ty)*) => {$(
        impl Lift<$type> for $type {
            const PLAIN: bool = true;
            #[inline]
            unsafe fn lift(from: *const $type, _cx: &Lifting) -> Result<Self, Fault> {
                Ok(*from)
            }
        }
    )*};
}
lift_scalar!(i8 u8 i16 u16 i32 u32 i64 u64 isize usize f32 f64);

impl Lift<u8> for bool {
    #[inline]
    unsafe fn lift(from: *const u8, _cx: &Lifting) -> Result<Self, Fault> {
        match *from {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Fault::VALUE),
        }
    }
}

impl Lift<u32> for char {
    #[inline]
    unsafe fn lift(from: *const u32, _cx: &Lifting) -> Result<Self, Fault> {
        char::from_u32(*from).ok_or(Fault::VALUE)
    }
}

impl Lift<sys::Str> for &str {
    #[inline]
    unsafe fn lift(from: *const sys::Str, _cx: &Lifting) -> Result<Self, Fault> {
        text((*from).ptr, (*from).len)
    }
}

impl Lift<sys::Str> for String {
    #[inline]
    unsafe fn lift(from: *const sys::Str, _cx: &Lifting) -> Result<Self, Fault> {
        owned(text((*from).ptr, (*from).len)?)
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

/// A checked view of elements that need no check themselves.
///
/// # Safety
/// `ptr` is NULL or valid for `len` elements during `'a`, of which every bit pattern is a `T`.
#[inline]
pub unsafe fn slice<'a, T>(ptr: *const T, len: usize) -> Result<&'a [T], Fault> {
    if len == 0 {
        return Ok(&[]);
    }
    if ptr.is_null() || ptr as usize % std::mem::align_of::<T>() != 0 || len > isize::MAX as usize / std::mem::size_of::<T>().max(1) {
        return Err(Fault::INVALID);
    }
    Ok(std::slice::from_raw_parts(ptr, len))
}

/// The same for writing.
///
/// # Safety
/// As for `slice`, and nobody else uses the elements during `'a`.
#[inline]
pub unsafe fn slice_mut<'a, T>(ptr: *mut T, len: usize) -> Result<&'a mut [T], Fault> {
    if len == 0 {
        return Ok(&mut []);
    }
    slice(ptr.cast_const(), len)?;
    Ok(std::slice::from_raw_parts_mut(ptr, len))
}

impl<C: Seq, T: Lift<C::Item>> Lift<C> for &[T] {
    unsafe fn lift(from: *const C, _cx: &Lifting) -> Result<Self, Fault> {
        assert!(T::PLAIN, "only plain elements are viewed in place");
        let (ptr, len, _) = (*from).parts();
        slice(ptr.cast::<T>(), len)
    }
}

/// Checks count, address and step of a sequence.
pub(crate) fn check_seq<C: Seq>(seq: &C) -> Result<(*const C::Item, usize, usize), Fault> {
    let (ptr, len, stride) = seq.parts();
    if len == 0 {
        return Ok((ptr, 0, stride));
    }
    let align = std::mem::align_of::<C::Item>();
    if ptr.is_null() || stride == 0 || stride % align != 0 || ptr as usize % align != 0 || len > isize::MAX as usize / stride {
        return Err(Fault::INVALID);
    }
    Ok((ptr, len, stride))
}

impl<C: Seq, T: Lift<C::Item>> Lift<C> for Vec<T> {
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        let (ptr, len, stride) = check_seq(&*from)?;
        if T::PLAIN {
            return Ok(copy_plain(slice(ptr.cast::<T>(), len)?));
        }
        if T::TWIN && stride == std::mem::size_of::<C::Item>() {
            for index in 0..len {
                T::lift(ptr.add(index), cx)?;
            }
            return Ok(copy_plain(slice(ptr.cast::<T>(), len)?));
        }
        let mut items = Vec::new();
        if len == 0 {
            return Ok(items);
        }
        let cx = &cx.inside()?;
        items.try_reserve_exact(len).map_err(|_| Fault::NO_MEMORY)?;
        let mut failed = None;
        for index in 0..len {
            // Goes on behind a bad element, so that handles in the others are taken and released.
            match T::lift(ptr.cast::<u8>().add(index * stride).cast(), cx) {
                Ok(item) => items.push(item),
                Err(fault) => failed = failed.or(Some(fault)),
            }
        }
        failed.map_or(Ok(items), Err)
    }
}

/// Copies elements that are plain bits, whatever `T` is.
unsafe fn copy_plain<T>(from: &[T]) -> Vec<T> {
    let mut items = Vec::with_capacity(from.len());
    std::ptr::copy_nonoverlapping(from.as_ptr(), items.as_mut_ptr(), from.len());
    items.set_len(from.len());
    items
}

impl<C: Seq, K, V> Lift<C> for BTreeMap<K, V>
where
    C::Item: Entry,
    K: Lift<<C::Item as Entry>::Key> + Ord,
    V: Lift<<C::Item as Entry>::Value>,
{
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        let (ptr, len, stride) = check_seq(&*from)?;
        let mut map = BTreeMap::new();
        if len == 0 {
            return Ok(map);
        }
        let cx = &cx.inside()?;
        let mut failed = None;
        for index in 0..len {
            let (key, value) = C::Item::parts(ptr.cast::<u8>().add(index * stride).cast());
            match (K::lift(key, cx), V::lift(value, cx)) {
                (Ok(key), Ok(value)) => {
                    if map.insert(key, value).is_some() {
                        failed = failed.or(Some(Fault::VALUE));
                    }
                }
                (Err(fault), _) | (_, Err(fault)) => failed = failed.or(Some(fault)),
            }
        }
        failed.map_or(Ok(map), Err)
    }
}

impl<C, T: Lift<C>, const N: usize> Lift<[C; N]> for [T; N] {
    const PLAIN: bool = T::PLAIN;
    unsafe fn lift(from: *const [C; N], cx: &Lifting) -> Result<Self, Fault> {
        let mut failed = None;
        let items: [Option<T>; N] =
            std::array::from_fn(|index| T::lift(from.cast::<C>().add(index), cx).map_err(|fault| failed = Some(fault)).ok());
        match failed {
            Some(fault) => Err(fault),
            None => Ok(items.map(|item| item.expect("no element failed"))),
        }
    }
}

impl<C: Opt, T: Lift<C::Value>> Lift<C> for Option<T> {
    #[inline]
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        match *C::has(from) {
            0 => Ok(None),
            1 => T::lift(C::value(from), cx).map(Some),
            _ => Err(Fault::VALUE),
        }
    }
}

impl<C, T: Lift<*const C>> Lift<*const C> for Option<T> {
    #[inline]
    unsafe fn lift(from: *const *const C, cx: &Lifting) -> Result<Self, Fault> {
        if (*from).is_null() {
            return Ok(None);
        }
        T::lift(from, cx).map(Some)
    }
}

impl<H, T: Lift<*mut H>> Lift<*mut H> for Option<T> {
    #[inline]
    unsafe fn lift(from: *const *mut H, cx: &Lifting) -> Result<Self, Fault> {
        if (*from).is_null() {
            return Ok(None);
        }
        T::lift(from, cx).map(Some)
    }
}

impl<C, T: Lift<C>> Lift<C> for Box<T> {
    #[inline]
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        T::lift(from, &cx.inside()?).map(Box::new)
    }
}

/// What a pointer points to; NULL is refused.
///
/// # Safety
/// As for `Lift::lift`.
#[inline]
pub unsafe fn lift_at<T: Lift<C>, C>(from: *const C, cx: &Lifting) -> Result<T, Fault> {
    T::lift(present_at(from)?, cx)
}

/// A pointer that must not be NULL.
#[inline]
pub fn present_at<C>(from: *const C) -> Result<*const C, Fault> {
    if from.is_null() || from as usize % std::mem::align_of::<C>() != 0 {
        return Err(Fault::INVALID);
    }
    Ok(from)
}

/// Size of what a pointer points to.
pub const fn size_of_pointee<C>(_: *const C) -> usize {
    std::mem::size_of::<C>()
}
