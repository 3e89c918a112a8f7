//! What a call hands out and somebody must release: graphs, views.
use crate::error::Error;
use crate::fault::{status_text, Fault};
use crate::sequence;
use crate::sys::{self, status};
use crate::text;
use std::fmt;
use std::marker::PhantomData;
use std::mem::size_of;
use std::ops::Deref;
use std::ptr::NonNull;

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
        let text = text::text(ptr, len).map_err(contract)?;
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
        let items = sequence::slice(ptr, len).map_err(contract)?;
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
