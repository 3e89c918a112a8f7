//! Declared errors: the sets that packages generate, and how their cases become error objects.
use crate::error::{Error, ErrorParts};
use crate::fault::Fault;
use crate::lowering::Lowering;
use crate::sys::{self, status};
use std::ffi::c_void;
use std::fmt;
use std::ptr::{self, NonNull};

/// A set of declared errors.
pub trait Declared: Sized {
    /// The case of an error of this set.
    ///
    /// # Safety
    /// The error has the domain of the set, so that its payload is the generated struct of its code.
    unsafe fn lift(error: &Error) -> Result<Self, Fault>;
}

/// What all generated sets of errors have: the error that led to one, and the way from an error object.
#[macro_export]
#[doc(hidden)]
macro_rules! error_set {
    ($type:ident { $($embedding:ident),* }) => {
        impl ::std::error::Error for $type {
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    $(Self::$embedding(error) => Some(error),)*
                    Self::Runtime(error) => Some(error),
                    _ => None,
                }
            }
        }
        impl From<$crate::Error> for $type {
            #[inline(never)]
            fn from(error: $crate::Error) -> Self {
                if !error.is_of(Self::DOMAIN) {
                    return Self::Runtime(error);
                }
                // SAFETY: the domain was compared.
                match unsafe { <$type as $crate::glue::Declared>::lift(&error) } {
                    Ok(value) => value,
                    Err(fault) => Self::Runtime($crate::glue::contract(fault)),
                }
            }
        }
    };
}

/// A declared error that this program does not know.
#[cold]
#[inline(never)]
pub fn declared_unknown(domain: &str, code: i32) -> Error {
    let message = format!("unknown error {code} of {domain}");
    ErrorParts { status: status::DECLARED - code, domain, message: &message, ..ErrorParts::default() }.build()
}

/// What all errors of one case of a set have in common. `text` ends in NUL and is what they say, unless `formatted`: then the value says it,
/// when somebody asks.
pub const fn case<T: Declared + fmt::Display>(domain: &'static str, code: i32, text: &'static str, formatted: bool) -> sys::ErrorCase {
    let message = sys::Str { ptr: text.as_ptr(), len: text.len() - 1 };
    let describe: Option<unsafe extern "C" fn(*const sys::Error, *mut u8, usize) -> usize> = if formatted { Some(describe::<T>) } else { None };
    sys::ErrorCase { status: status::DECLARED - code, reserved: 0, domain: sys::Str::of(domain), message, describe }
}

/// Writes what fits and counts the rest.
struct Excerpt {
    out: *mut u8,
    room: usize,
    len: usize,
}

impl fmt::Write for Excerpt {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let fits = text.len().min(self.room.saturating_sub(self.len));
        // SAFETY: `room` bytes were promised.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), self.out.wrapping_add(self.len), fits) };
        self.len += text.len();
        Ok(())
    }
}

unsafe extern "C" fn describe<T: Declared + fmt::Display>(error: *const sys::Error, out: *mut u8, room: usize) -> usize {
    // Borrowed: the caller keeps its reference.
    let error = std::mem::ManuallyDrop::new(Error(NonNull::new_unchecked(error.cast_mut())));
    let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut excerpt = Excerpt { out, room, len: 0 };
        let value = T::lift(&error).ok()?;
        fmt::write(&mut excerpt, format_args!("{value}")).ok()?;
        Some(excerpt.len)
    }));
    written.ok().flatten().unwrap_or(0)
}

/// A declared error without payload.
#[inline]
pub fn declared(case: &'static sys::ErrorCase) -> Error {
    let mut none = ptr::null_mut();
    // SAFETY: the result is never NULL.
    unsafe { Error(NonNull::new_unchecked(sys::ftk_error_declared(case, 0, &mut none))) }
}

/// A declared error that embeds another one.
pub fn declared_because(case: &'static sys::ErrorCase, cause: Error) -> Error {
    // SAFETY: as above; the reference goes along.
    unsafe { Error(NonNull::new_unchecked(sys::ftk_error_declared_with(case, ptr::null(), ptr::null_mut(), cause.into_raw()))) }
}

/// A declared error whose payload `write` fills; it points to nothing.
#[inline]
pub fn declared_flat<C>(case: &'static sys::ErrorCase, write: impl FnOnce(&mut C, &mut Lowering) -> Result<(), Fault>) -> Error {
    let mut payload = ptr::null_mut();
    // SAFETY: the result is never NULL; the payload is zeroed memory for one `C` that nobody else knows, or NULL.
    let (error, payload) = unsafe {
        let error = sys::ftk_error_declared(case, std::mem::size_of::<C>(), &mut payload);
        (Error(NonNull::new_unchecked(error)), payload.cast::<C>().as_mut())
    };
    // A flat payload takes no memory and no handles, so there is nothing to drop.
    let mut cx = std::mem::ManuallyDrop::new(Lowering::inward(ptr::null(), ptr::null()));
    match payload.map(|payload| write(payload, &mut cx)) {
        Some(Err(fault)) => Error::from(fault),
        _ => error,
    }
}

/// A declared error whose payload `write` fills. Out of memory gives the runtime's own error.
pub fn declared_with<C>(case: &'static sys::ErrorCase, write: impl FnOnce(&mut C, &mut Lowering) -> Result<(), Fault>) -> Error {
    let made = Lowering::outward(None).and_then(|mut cx| {
        let payload = cx.boxed(write)?;
        Ok((payload.cast::<c_void>(), cx.finish()))
    });
    match made {
        // SAFETY: the owner goes along; the result is never NULL.
        Ok((payload, owner)) => unsafe { Error(NonNull::new_unchecked(sys::ftk_error_declared_with(case, payload, owner, ptr::null_mut()))) },
        Err(fault) => Error::from(fault),
    }
}
