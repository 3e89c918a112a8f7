//! Lists and maps of the other side: checked, viewed where they lie or copied.
use crate::cell::{Entry, Seq};
use crate::fault::Fault;
use crate::lift::{Lift, Lifting};
use std::collections::BTreeMap;
use std::mem::MaybeUninit;

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

/// Address of the first element, count, bytes from one to the next.
type Parts<C> = (*const C, usize, usize);

/// Checks count, address and step of a sequence.
pub fn check_parts<C>((ptr, len, stride): Parts<C>) -> Result<Parts<C>, Fault> {
    if len == 0 {
        return Ok((ptr, 0, stride));
    }
    let align = std::mem::align_of::<C>();
    if ptr.is_null() || stride == 0 || stride % align != 0 || ptr as usize % align != 0 || len > isize::MAX as usize / stride {
        return Err(Fault::INVALID);
    }
    Ok((ptr, len, stride))
}

impl<C: Seq, T: Lift<C::Item>> Lift<C> for Vec<T> {
    #[inline]
    unsafe fn lift(from: *const C, cx: &Lifting) -> Result<Self, Fault> {
        let parts = (*from).parts();
        let mut fault = MaybeUninit::uninit();
        let items = lifted_items::<C::Item, T>(parts, cx, &mut fault);
        if items.is_null() {
            return Err(fault.assume_init());
        }
        Ok(Vec::from_raw_parts(items, parts.1, parts.1))
    }
}

/// The memory of a list, as long as it is, or NULL and why not. Its result is in a register, so that the `Vec` is made where it is to lie.
unsafe fn lifted_items<C, T: Lift<C>>(parts: Parts<C>, cx: &Lifting, fault: &mut MaybeUninit<Fault>) -> *mut T {
    match lift_items::<C, T>(parts, cx) {
        Ok(items) => Box::into_raw(items.into_boxed_slice()).cast::<T>(),
        Err(why) => {
            fault.write(why);
            std::ptr::null_mut()
        }
    }
}

#[inline(always)]
unsafe fn lift_items<C, T: Lift<C>>(parts: Parts<C>, cx: &Lifting) -> Result<Vec<T>, Fault> {
    let (ptr, len, stride) = check_parts(parts)?;
    if T::PLAIN {
        return Ok(copy_plain(slice(ptr.cast::<T>(), len)?));
    }
    if T::TWIN && stride == std::mem::size_of::<C>() {
        for index in 0..len {
            T::lift(ptr.add(index), cx)?;
        }
        return Ok(copy_plain(slice(ptr.cast::<T>(), len)?));
    }
    let mut items = Vec::<T>::new();
    if len == 0 {
        return Ok(items);
    }
    let cx = &cx.inside()?;
    items.try_reserve_exact(len).map_err(|_| Fault::NO_MEMORY)?;
    let mut failed = None;
    for index in 0..len {
        // Goes on behind a bad element, so that handles in the others are taken and released.
        match T::lift_to(ptr.cast::<u8>().add(index * stride).cast(), items.as_mut_ptr().add(items.len()), cx) {
            Ok(()) => items.set_len(items.len() + 1),
            Err(fault) => failed = failed.or(Some(fault)),
        }
    }
    failed.map_or(Ok(items), Err)
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
        let (ptr, len, stride) = check_parts((*from).parts())?;
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
