//! What a call hands out and somebody must release: buffers, graphs, views.
use crate::error::Error;
use crate::fault::{status_text, Fault};
use crate::lift::{self, Lift, Lifting};
use crate::sys::{self, status};
use std::ffi::c_void;
use std::fmt;
use std::marker::PhantomData;
use std::mem::size_of;
use std::ops::Deref;
use std::ptr::{self, NonNull};

/// One counted reference on whatever keeps a graph or view alive; may be empty.
pub struct Owner(*mut sys::Owner);

// SAFETY: owners may be retained and released on any thread.
unsafe impl Send for Owner {}
// SAFETY: as above.
unsafe impl Sync for Owner {}

impl Owner {
    /// Takes over one reference; NULL is the empty owner.
    ///
    /// # Safety
    /// The reference is the caller's to give.
    pub const unsafe fn from_raw(raw: *mut sys::Owner) -> Owner {
        Owner(raw)
    }

    /// One reference more.
    ///
    /// # Safety
    /// `raw` is NULL or alive.
    pub unsafe fn retain(raw: *mut sys::Owner) -> Owner {
        if let Some(owner) = raw.as_ref() {
            ((*owner.vt).retain)(raw);
        }
        Owner(raw)
    }

    /// The object behind it, for comparing.
    pub fn as_raw(&self) -> *mut sys::Owner {
        self.0
    }
}

impl Clone for Owner {
    fn clone(&self) -> Self {
        // SAFETY: `self` keeps it alive.
        unsafe { Owner::retain(self.0) }
    }
}

impl Drop for Owner {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: gives back the reference that `self` holds.
        unsafe {
            if let Some(owner) = self.0.as_ref() {
                ((*owner.vt).release)(self.0);
            }
        }
    }
}

/// The error for a result that breaks the contract.
#[cold]
pub fn contract(fault: Fault) -> Error {
    if fault.status == status::NO_MEMORY {
        return Error::from(fault);
    }
    Error::new(status::CONTRACT, &format!("contract violated by the other side: {}", status_text(fault.status)))
}

/// An owned buffer of the other side, released on drop.
pub struct Buffer(sys::Buf);

impl Buffer {
    /// Nothing yet.
    #[allow(clippy::new_without_default)]
    #[inline]
    pub const fn new() -> Buffer {
        Buffer(sys::Buf { ptr: ptr::null_mut(), len: 0, cap: 0, owner: ptr::null() })
    }

    /// Where a call writes its result. It is read where it lies: to copy it would wait for the four stores of the other side.
    ///
    /// # Safety
    /// What is written is a buffer that the caller may keep. Used once.
    #[inline]
    pub unsafe fn out(&mut self) -> *mut sys::Buf {
        &mut self.0
    }

    /// Its text, copied.
    #[inline]
    pub fn text(&self) -> Result<String, Error> {
        // SAFETY: the buffer is alive and claims `len` bytes.
        unsafe { lift::text(self.0.ptr.cast::<u8>(), self.0.len).and_then(lift::owned) }.map_err(contract)
    }

    /// Its elements, checked and copied. `C` is their C type.
    #[inline]
    pub fn items<C, T: Lift<C>>(&self) -> Result<Vec<T>, Error> {
        let seq = Run { ptr: self.0.ptr.cast::<C>().cast_const(), len: self.0.len };
        // SAFETY: the buffer is alive and claims `len` elements.
        unsafe { Vec::lift(&seq, &Lifting::RESULT) }.map_err(contract)
    }
}

impl Drop for Buffer {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: an owner, when there is one, is static or alive; released once.
        unsafe {
            if let Some(owner) = self.0.owner.as_ref() {
                (owner.release)(owner, self.0.ptr, self.0.len, self.0.cap);
            }
        }
    }
}

/// A sequence described by two words, for code that has no C struct of its own for it.
pub struct Run<C> {
    /// The first element.
    pub ptr: *const C,
    /// How many.
    pub len: usize,
}

impl<C> Clone for Run<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Run<C> {}

// SAFETY: `{ptr, len}`.
unsafe impl<C> crate::cell::Seq for Run<C> {
    type Item = C;
    fn parts(&self) -> (*const C, usize, usize) {
        (self.ptr, self.len, size_of::<C>())
    }
    fn set(&mut self, ptr: *const C, len: usize) {
        self.ptr = ptr;
        self.len = len;
    }
}

/// A run of growable records: the three slots of a parameter.
pub struct RowRun<C> {
    /// The first element.
    pub ptr: *const C,
    /// How many.
    pub len: usize,
    /// Bytes from one to the next.
    pub stride: usize,
}

impl<C> Clone for RowRun<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for RowRun<C> {}

// SAFETY: `{ptr, len, stride}`.
unsafe impl<C> crate::cell::Seq for RowRun<C> {
    type Item = C;
    fn parts(&self) -> (*const C, usize, usize) {
        (self.ptr, self.len, self.stride)
    }
    fn set(&mut self, ptr: *const C, len: usize) {
        *self = RowRun { ptr, len, stride: size_of::<C>() };
    }
}

/// Up to this length a copy into a block of the runtime is cheaper than making room for the NUL.
const COPIED: usize = 1024;

/// Writes a text to an out slot: without copying it when there is room for the NUL behind it, or when it is long.
///
/// # Safety
/// `out` is NULL or writable.
#[inline]
pub unsafe fn put_text(out: *mut sys::Buf, text: String) -> Result<(), Fault> {
    if out.is_null() {
        return Err(Fault::INVALID);
    }
    if text.len() == text.capacity() && text.len() <= COPIED {
        return Fault::check(sys::ftk_buf_copy(out, text.as_ptr().cast(), text.len(), 1));
    }
    out.write(text_buffer(text)?);
    Ok(())
}

/// Gives a text away as a buffer, without copying it.
pub fn text_buffer(text: String) -> Result<sys::Buf, Fault> {
    let mut bytes = text.into_bytes();
    bytes.try_reserve_exact(1).map_err(|_| Fault::NO_MEMORY)?;
    // SAFETY: there is room for one byte behind the text.
    unsafe { bytes.as_mut_ptr().add(bytes.len()).write(0) };
    Ok(plain_buffer(bytes))
}

/// Gives elements away as a buffer, without copying them. They are plain data without a Drop.
pub fn plain_buffer<T: Copy>(items: Vec<T>) -> sys::Buf {
    let mut items = std::mem::ManuallyDrop::new(items);
    sys::Buf { ptr: items.as_mut_ptr().cast(), len: items.len(), cap: items.capacity(), owner: VecOwner::<T>::OWNER }
}

/// Gives elements that lie in memory as in C away as a buffer, without copying them, whatever their values may be.
pub fn twin_buffer<C, T: Copy>(items: Vec<T>) -> sys::Buf {
    let () = Twin::<C, T>::SAME;
    plain_buffer(items)
}

struct Twin<C, T>(PhantomData<(C, T)>);

impl<C, T> Twin<C, T> {
    const SAME: () = assert!(size_of::<C>() == size_of::<T>() && std::mem::align_of::<C>() == std::mem::align_of::<T>());
}

/// Gives elements away as a buffer of their C type.
pub fn item_buffer<C: Copy, T: crate::lower::Lower<C>>(items: &[T]) -> Result<sys::Buf, Fault> {
    let mut cx = crate::lowering::Lowering::inward(ptr::null(), ptr::null());
    let mut out = Vec::new();
    out.try_reserve_exact(items.len()).map_err(|_| Fault::NO_MEMORY)?;
    for item in items {
        out.push(cx.pass::<C, T>(item)?);
    }
    Ok(plain_buffer(out))
}

struct VecOwner<T>(PhantomData<T>);

impl<T> VecOwner<T> {
    const OWNER: &'static sys::BufOwner = &sys::BufOwner { size: size_of::<sys::BufOwner>() as u32, flags: 0, release: release_vec::<T> };
}

unsafe extern "C" fn release_vec<T>(_owner: *const sys::BufOwner, ptr: *mut c_void, len: usize, cap: usize) {
    drop(Vec::from_raw_parts(ptr.cast::<T>(), len, cap));
}

/// Text in the memory of its source, which it keeps alive. Reads as `&str`.
pub struct Text<'a> {
    text: &'a str,
    _owner: Owner,
}

impl<'a> Text<'a> {
    /// Takes over what a call wrote.
    ///
    /// # Safety
    /// The text is valid as long as the owner, or as `'a`; the owner's reference is the caller's to give.
    #[inline]
    pub unsafe fn from_raw(ptr: *const u8, len: usize, owner: *mut sys::Owner) -> Result<Text<'a>, Error> {
        let _owner = Owner::from_raw(owner);
        let text = lift::text(ptr, len).map_err(contract)?;
        Ok(Text { text, _owner })
    }
}

impl Deref for Text<'_> {
    type Target = str;
    #[inline]
    fn deref(&self) -> &str {
        self.text
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.text, f)
    }
}

/// Elements in the memory of their source, which they keep alive. Reads as `&[T]`.
pub struct Slice<'a, T> {
    ptr: NonNull<T>,
    len: usize,
    _owner: Owner,
    _source: PhantomData<&'a [T]>,
}

// SAFETY: shared elements behind an owner that may be released anywhere.
unsafe impl<T: Sync> Send for Slice<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Slice<'_, T> {}

impl<T> Slice<'_, T> {
    /// Takes over what a call wrote.
    ///
    /// # Safety
    /// As for `Text::from_raw`; every bit pattern is a `T`.
    #[inline]
    pub unsafe fn from_raw(ptr: *const T, len: usize, owner: *mut sys::Owner) -> Result<Self, Error> {
        let _owner = Owner::from_raw(owner);
        let items = lift::slice(ptr, len).map_err(contract)?;
        Ok(Slice { ptr: NonNull::from(items).cast(), len, _owner, _source: PhantomData })
    }
}

impl<T> Deref for Slice<'_, T> {
    type Target = [T];
    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: checked when made; kept by the owner.
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl<T: fmt::Debug> fmt::Debug for Slice<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
