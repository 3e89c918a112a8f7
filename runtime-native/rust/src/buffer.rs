//! Owned buffers: how a call hands them out, and how they are read.
use crate::error::Error;
use crate::fault::Fault;
use crate::lift::{Lift, Lifting};
use crate::lowering::blank;
use crate::owner::{contract, Run};
use crate::sys::{self, status};
use crate::text;
use crate::thunk::thunk;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::mem::{size_of, ManuallyDrop};
use std::ptr;

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

    /// Its text, copied; looked at unless the owner says that it is valid.
    #[inline]
    pub fn text(&self) -> Result<String, Error> {
        // SAFETY: the buffer is alive and claims `len` bytes; an owner, when there is one, is static or alive.
        unsafe {
            let known = self.0.owner.as_ref().is_some_and(|owner| owner.flags & sys::BUF_UTF8 != 0);
            text::copied(self.0.ptr.cast::<u8>(), self.0.len, known).map_err(contract)
        }
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

/// Writes a buffer to an out slot, which must not be NULL.
///
/// # Safety
/// `out` is NULL or writable.
#[inline]
pub unsafe fn put_buffer(out: *mut sys::Buf, buffer: sys::Buf) -> Result<(), Fault> {
    if out.is_null() {
        drop(Buffer(buffer));
        return Err(Fault::INVALID);
    }
    // One store for each word. Joined, two of them would take one load from where the author's code wrote them one by one just
    // before, and processors wait for such a load.
    ptr::addr_of_mut!((*out).ptr).write_volatile(buffer.ptr);
    ptr::addr_of_mut!((*out).len).write_volatile(buffer.len);
    ptr::addr_of_mut!((*out).cap).write_volatile(buffer.cap);
    ptr::addr_of_mut!((*out).owner).write_volatile(buffer.owner);
    Ok(())
}

/// A buffer that may be none.
///
/// # Safety
/// As for `put_buffer`.
pub unsafe fn put_buffer_opt(out_has: *mut u8, out: *mut sys::Buf, value: Option<sys::Buf>) -> Result<(), Fault> {
    let has = u8::from(value.is_some());
    if out_has.is_null() {
        drop(value.map(Buffer));
        return Err(Fault::INVALID);
    }
    put_buffer(out, value.unwrap_or_else(blank))?;
    out_has.write(has);
    Ok(())
}

/// Gives a text away as a buffer, without copying it: with a NUL behind it where there is room, as in a text that grew.
#[inline]
pub fn text_buffer(text: String) -> sys::Buf {
    let mut bytes = text.into_bytes();
    let owner = match bytes.spare_capacity_mut().first_mut() {
        Some(spare) => {
            spare.write(0);
            &ENDED
        }
        None => &EXACT,
    };
    sys::Buf { owner, ..plain_buffer(bytes) }
}

static ENDED: sys::BufOwner = text_owner(sys::BUF_UTF8);
static EXACT: sys::BufOwner = text_owner(sys::BUF_UTF8 | sys::BUF_NO_NUL);

const fn text_owner(flags: u32) -> sys::BufOwner {
    sys::BufOwner { flags, ..VecOwner::<u8>::NEW }
}

/// Around an entry of the table, for the exported function of that name, which code in C calls: there is a NUL behind its text.
///
/// # Safety
/// `out` is NULL, or holds a buffer when `status` is 0; `err` is NULL or writable.
pub unsafe fn terminated(status: i32, out: *mut sys::Buf, err: *mut *mut sys::Error) -> i32 {
    if status != status::OK {
        return status;
    }
    match sys::ftk_buf_terminate(out) {
        status::OK => status,
        failed => thunk(err, || Err(Fault::of(failed).into())),
    }
}

/// Gives elements away as a buffer, without copying them. They are plain data without a Drop.
#[inline]
pub fn plain_buffer<T: Copy>(items: Vec<T>) -> sys::Buf {
    let mut items = ManuallyDrop::new(items);
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
    const NEW: sys::BufOwner = sys::BufOwner { size: size_of::<sys::BufOwner>() as u32, flags: 0, release: release_vec::<T> };
    const OWNER: &'static sys::BufOwner = &Self::NEW;
}

unsafe extern "C" fn release_vec<T>(_owner: *const sys::BufOwner, ptr: *mut c_void, len: usize, cap: usize) {
    drop(Vec::from_raw_parts(ptr.cast::<T>(), len, cap));
}
