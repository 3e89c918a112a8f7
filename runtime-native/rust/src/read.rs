//! Reading a graph in place: checked once as a whole, then read without copying.
use crate::cell::{Entry, Opt, Seq};
use crate::error::Error;
use crate::fault::Fault;
use crate::lift;
use crate::owner::{contract, Owner};
use crate::sequence::check_parts;
use crate::{sys, text};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// A type whose C values can be read where they lie.
pub trait Read<C> {
    /// What reading gives: a copy of scalars, a reference into the graph of everything else.
    type Ref<'a>;

    /// Refuses what is not a value, with all that hangs on it. `depth`: see `Lifting`.
    ///
    /// # Safety
    /// As for `Lift::lift`.
    unsafe fn check(from: *const C, depth: u32) -> Result<(), Fault>;

    /// Reads a checked value.
    ///
    /// # Safety
    /// `check` accepted the value, and it lives during `'a`.
    unsafe fn read<'a>(from: *const C) -> Self::Ref<'a>;
}

/// A type with the layout of its C type of which every bit pattern is a value.
///
/// # Safety
/// As said.
pub unsafe trait Plain: Copy {}

macro_rules! read_scalar {
    ($($type:ty)*) => {$(
        // SAFETY: numbers.
        unsafe impl Plain for $type {}
        impl Read<$type> for $type {
            type Ref<'a> = $type;
            #[inline]
            unsafe fn check(_from: *const $type, _depth: u32) -> Result<(), Fault> {
                Ok(())
            }
            #[inline]
            unsafe fn read<'a>(from: *const $type) -> Self::Ref<'a> {
                *from
            }
        }
    )*};
}
read_scalar!(i8 u8 i16 u16 i32 u32 i64 u64 isize usize f32 f64);

impl Read<u8> for bool {
    type Ref<'a> = bool;
    #[inline]
    unsafe fn check(from: *const u8, _depth: u32) -> Result<(), Fault> {
        if *from <= 1 {
            Ok(())
        } else {
            Err(Fault::VALUE)
        }
    }
    #[inline]
    unsafe fn read<'a>(from: *const u8) -> Self::Ref<'a> {
        *from != 0
    }
}

impl Read<u32> for char {
    type Ref<'a> = char;
    #[inline]
    unsafe fn check(from: *const u32, _depth: u32) -> Result<(), Fault> {
        char::from_u32(*from).map(drop).ok_or(Fault::VALUE)
    }
    #[inline]
    unsafe fn read<'a>(from: *const u32) -> Self::Ref<'a> {
        char::from_u32_unchecked(*from)
    }
}

impl Read<sys::Str> for String {
    type Ref<'a> = &'a str;
    #[inline]
    unsafe fn check(from: *const sys::Str, _depth: u32) -> Result<(), Fault> {
        text::text((*from).ptr, (*from).len).map(drop)
    }
    #[inline]
    unsafe fn read<'a>(from: *const sys::Str) -> Self::Ref<'a> {
        let sys::Str { ptr, len } = *from;
        if len == 0 {
            return "";
        }
        std::str::from_utf8_unchecked(std::slice::from_raw_parts(ptr, len))
    }
}

impl<C: Opt, T: Read<C::Value>> Read<C> for Option<T> {
    type Ref<'a> = Option<T::Ref<'a>>;
    #[inline]
    unsafe fn check(from: *const C, depth: u32) -> Result<(), Fault> {
        match *C::has(from) {
            0 => Ok(()),
            1 => T::check(C::value(from), depth),
            _ => Err(Fault::VALUE),
        }
    }
    #[inline]
    unsafe fn read<'a>(from: *const C) -> Self::Ref<'a> {
        (*C::has(from) != 0).then(|| T::read(C::value(from)))
    }
}

impl<C, T: Read<*const C>> Read<*const C> for Option<T> {
    type Ref<'a> = Option<T::Ref<'a>>;
    #[inline]
    unsafe fn check(from: *const *const C, depth: u32) -> Result<(), Fault> {
        if (*from).is_null() {
            return Ok(());
        }
        T::check(from, depth)
    }
    #[inline]
    unsafe fn read<'a>(from: *const *const C) -> Self::Ref<'a> {
        (!(*from).is_null()).then(|| T::read(from))
    }
}

impl<C, T: Read<C>, const N: usize> Read<[C; N]> for [T; N] {
    type Ref<'a> = [T::Ref<'a>; N];
    unsafe fn check(from: *const [C; N], depth: u32) -> Result<(), Fault> {
        (0..N).try_for_each(|index| T::check(from.cast::<C>().add(index), depth))
    }
    unsafe fn read<'a>(from: *const [C; N]) -> Self::Ref<'a> {
        std::array::from_fn(|index| T::read(from.cast::<C>().add(index)))
    }
}

impl<C, T: Read<C>> Read<C> for Box<T> {
    type Ref<'a> = ItemRef<'a, T, C>;
    unsafe fn check(from: *const C, depth: u32) -> Result<(), Fault> {
        T::check(from, lift::deeper(depth)?)
    }
    unsafe fn read<'a>(from: *const C) -> Self::Ref<'a> {
        ItemRef { item: from, _types: PhantomData }
    }
}

/// Borrows from a graph and reads as `T`.
type Borrowed<'a, T> = PhantomData<(&'a (), fn() -> T)>;

/// A value that contains its own kind, one step away.
pub struct ItemRef<'a, T, C> {
    item: *const C,
    _types: Borrowed<'a, T>,
}

impl<'a, T: Read<C>, C> ItemRef<'a, T, C> {
    /// The value.
    pub fn get(&self) -> T::Ref<'a> {
        // SAFETY: checked with the graph, which lives during `'a`.
        unsafe { T::read(self.item) }
    }
}

impl<T, C> Clone for ItemRef<'_, T, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, C> Copy for ItemRef<'_, T, C> {}

// SAFETY: graphs are immutable.
unsafe impl<T, C> Send for ItemRef<'_, T, C> {}
// SAFETY: as above.
unsafe impl<T, C> Sync for ItemRef<'_, T, C> {}

/// A list in a graph.
pub struct ListRef<'a, T, C> {
    ptr: *const C,
    len: usize,
    stride: usize,
    _types: Borrowed<'a, T>,
}

impl<T, C> Clone for ListRef<'_, T, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, C> Copy for ListRef<'_, T, C> {}

// SAFETY: graphs are immutable.
unsafe impl<T, C> Send for ListRef<'_, T, C> {}
// SAFETY: as above.
unsafe impl<T, C> Sync for ListRef<'_, T, C> {}

impl<'a, T: Read<C>, C> ListRef<'a, T, C> {
    /// A list without elements.
    pub const EMPTY: Self = ListRef { ptr: std::ptr::null(), len: 0, stride: 1, _types: PhantomData };

    /// How many elements.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// No elements.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One element.
    #[inline]
    pub fn get(&self, index: usize) -> Option<T::Ref<'a>> {
        // SAFETY: inside the list, which was checked and lives during `'a`.
        (index < self.len).then(|| unsafe { T::read(self.ptr.cast::<u8>().add(index * self.stride).cast()) })
    }

    /// All elements in order.
    #[inline]
    pub fn iter(&self) -> ListIter<'a, T, C> {
        ListIter { list: *self, next: 0 }
    }

    /// The elements as they lie in memory.
    #[inline]
    pub fn as_slice(&self) -> &'a [T]
    where
        T: Plain,
    {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: plain elements have the layout of their C type and lie densely.
        unsafe { std::slice::from_raw_parts(self.ptr.cast(), self.len) }
    }
}

impl<'a, T: Read<C>, C> IntoIterator for ListRef<'a, T, C> {
    type Item = T::Ref<'a>;
    type IntoIter = ListIter<'a, T, C>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Elements of a list in a graph.
pub struct ListIter<'a, T, C> {
    list: ListRef<'a, T, C>,
    next: usize,
}

impl<'a, T: Read<C>, C> Iterator for ListIter<'a, T, C> {
    type Item = T::Ref<'a>;
    #[inline]
    fn next(&mut self) -> Option<T::Ref<'a>> {
        let item = self.list.get(self.next)?;
        self.next += 1;
        Some(item)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.list.len - self.next;
        (left, Some(left))
    }
}

impl<T: Read<C>, C> ExactSizeIterator for ListIter<'_, T, C> {}

impl<C: Seq, T: Read<C::Item>> Read<C> for Vec<T> {
    type Ref<'a> = ListRef<'a, T, C::Item>;
    unsafe fn check(from: *const C, depth: u32) -> Result<(), Fault> {
        let (ptr, len, stride) = check_parts((*from).parts())?;
        if len == 0 {
            return Ok(());
        }
        let depth = lift::deeper(depth)?;
        (0..len).try_for_each(|index| T::check(ptr.cast::<u8>().add(index * stride).cast(), depth))
    }
    #[inline]
    unsafe fn read<'a>(from: *const C) -> Self::Ref<'a> {
        let (ptr, len, stride) = (*from).parts();
        ListRef { ptr, len, stride, _types: PhantomData }
    }
}

/// An entry of a map in a graph, as an element of a list.
pub struct Pair<K, V>(PhantomData<(K, V)>);

impl<E: Entry, K: Read<E::Key>, V: Read<E::Value>> Read<E> for Pair<K, V> {
    type Ref<'a> = (K::Ref<'a>, V::Ref<'a>);
    unsafe fn check(from: *const E, depth: u32) -> Result<(), Fault> {
        let (key, value) = E::parts(from);
        K::check(key, depth)?;
        V::check(value, depth)
    }
    #[inline]
    unsafe fn read<'a>(from: *const E) -> Self::Ref<'a> {
        let (key, value) = E::parts(from);
        (K::read(key), V::read(value))
    }
}

/// The entries of a map in a graph, in the order of the sender.
impl<C: Seq, K, V> Read<C> for BTreeMap<K, V>
where
    C::Item: Entry,
    K: Read<<C::Item as Entry>::Key>,
    V: Read<<C::Item as Entry>::Value>,
{
    type Ref<'a> = ListRef<'a, Pair<K, V>, C::Item>;
    unsafe fn check(from: *const C, depth: u32) -> Result<(), Fault> {
        <Vec<Pair<K, V>> as Read<C>>::check(from, depth)
    }
    #[inline]
    unsafe fn read<'a>(from: *const C) -> Self::Ref<'a> {
        <Vec<Pair<K, V>> as Read<C>>::read(from)
    }
}

/// A result in the memory of the library that made it, released on drop. `get()` reads it.
pub struct View<T, C> {
    root: *const C,
    _owner: Owner,
    _type: PhantomData<fn() -> T>,
}

// SAFETY: graphs are immutable; their owners may be released on any thread.
unsafe impl<T, C> Send for View<T, C> {}
// SAFETY: as above.
unsafe impl<T, C> Sync for View<T, C> {}

impl<T: Read<C>, C> View<T, C> {
    /// Takes over and checks what a call wrote.
    ///
    /// # Safety
    /// As for `Lift::lift`; the owner's reference is the caller's to give.
    pub unsafe fn from_raw(root: *const C, owner: *mut sys::Owner) -> Result<View<T, C>, Error> {
        let _owner = Owner::from_raw(owner);
        check_at::<T, C>(root, 0).map_err(contract)?;
        Ok(View { root, _owner, _type: PhantomData })
    }

    /// The same where NULL is none.
    ///
    /// # Safety
    /// As for `from_raw`.
    pub unsafe fn from_raw_opt(root: *const C, owner: *mut sys::Owner) -> Result<Option<View<T, C>>, Error> {
        if root.is_null() {
            drop(Owner::from_raw(owner));
            return Ok(None);
        }
        View::from_raw(root, owner).map(Some)
    }

    /// The value, read in place.
    #[inline]
    pub fn get(&self) -> T::Ref<'_> {
        // SAFETY: checked when made; the owner keeps it.
        unsafe { T::read(self.root) }
    }
}

impl<T, C> fmt::Debug for View<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")
    }
}

/// What a pointer points to; NULL is refused.
///
/// # Safety
/// As for `Read::check`.
pub unsafe fn check_at<T: Read<C>, C>(from: *const C, depth: u32) -> Result<(), Fault> {
    T::check(lift::present_at(from)?, depth)
}
