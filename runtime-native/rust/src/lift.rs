//! From C values to Rust values, checked: nothing of the other side is believed but the validity of its pointers.
use crate::cell::Opt;
use crate::fault::Fault;
use crate::sys;
use std::mem::MaybeUninit;

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

    /// Reads and checks the value at `from`. An implementation has this function or `lift_to`: each is made of the other.
    ///
    /// # Safety
    /// `from` points to a `C` whose pointers are NULL or valid for what they claim, until the call (or the owner) ends.
    #[inline]
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        let mut place = MaybeUninit::uninit();
        Self::lift_to(from, place.as_mut_ptr(), cx)?;
        Ok(place.assume_init())
    }

    /// The same, made where it is to lie. Nothing lies there after a failure.
    ///
    /// # Safety
    /// As for `lift`; what lies at `to` is not used any more, and there is room for a value.
    #[inline]
    unsafe fn lift_to(from: *const C, to: *mut Self, cx: &Lifting) -> Result<(), Fault> {
        to.write(Self::lift(from, cx)?);
        Ok(())
    }
}

/// A field that lies where it belongs, of a value that is not complete: dropped with this.
pub struct Placed<T>(*mut T);

impl<T> Placed<T> {
    /// Puts a value there.
    ///
    /// # Safety
    /// There is room for it, and nothing lies there.
    #[inline]
    pub unsafe fn new(to: *mut T, value: T) -> Self {
        to.write(value);
        Placed(to)
    }
}

impl<T> Drop for Placed<T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the value was put there, and its record was never complete.
        unsafe { self.0.drop_in_place() }
    }
}

/// All fields lie where they belong.
#[inline]
pub fn filled<T>(fields: T) {
    std::mem::forget(fields);
}

/// Lifts a field to where it belongs.
///
/// # Safety
/// As for `Lift::lift_to`.
#[inline]
pub unsafe fn placed<T: Lift<C>, C>(from: *const C, to: *mut T, cx: &Lifting) -> Result<Placed<T>, Fault> {
    T::lift_to(from, to, cx)?;
    Ok(Placed(to))
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
