//! The two ways from Rust values to C values: lowering what stays, giving what goes with its handles.
use crate::cell::{Entry, Opt, Seq};
use crate::fault::Fault;
use crate::lowering::Lowering;
use crate::sys;
use std::collections::BTreeMap;

/// A Rust value that can be written as a C value of type `C` without giving it away.
pub trait Lower<C> {
    /// `Self` has the layout of `C`.
    const PLAIN: bool = false;

    /// Writes the value into `out`, which is zeroed. Inward, `out` points into `self`.
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault>;
}

/// A Rust value that holds handles, which go with it.
pub trait Give<C> {
    /// Writes the value into `out`, which is zeroed and stays where it is.
    fn give(self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault>;
}

macro_rules! lower_scalar {
    ($($type:ty)*) => {$(
        impl Lower<$type> for $type {
            const PLAIN: bool = true;
            #[inline]
            fn lower(&self, out: &mut $type, _cx: &mut Lowering) -> Result<(), Fault> {
                *out = *self;
                Ok(())
            }
        }
    )*};
}
lower_scalar!(i8 u8 i16 u16 i32 u32 i64 u64 isize usize f32 f64);

impl Lower<u8> for bool {
    const PLAIN: bool = true;
    #[inline]
    fn lower(&self, out: &mut u8, _cx: &mut Lowering) -> Result<(), Fault> {
        *out = u8::from(*self);
        Ok(())
    }
}

impl Lower<u32> for char {
    const PLAIN: bool = true;
    #[inline]
    fn lower(&self, out: &mut u32, _cx: &mut Lowering) -> Result<(), Fault> {
        *out = u32::from(*self);
        Ok(())
    }
}

impl Lower<sys::Str> for str {
    #[inline]
    fn lower(&self, out: &mut sys::Str, cx: &mut Lowering) -> Result<(), Fault> {
        cx.text(self, out)
    }
}

impl Lower<sys::Str> for String {
    #[inline]
    fn lower(&self, out: &mut sys::Str, cx: &mut Lowering) -> Result<(), Fault> {
        cx.text(self, out)
    }
}

impl<C, T: Lower<C> + ?Sized> Lower<C> for &T {
    #[inline]
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        (**self).lower(out, cx)
    }
}

impl<C, T: Lower<C> + ?Sized> Lower<C> for Box<T> {
    #[inline]
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        (**self).lower(out, cx)
    }
}

impl<C: Seq, T: Lower<C::Item>> Lower<C> for [T] {
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        cx.items(self, out)
    }
}

impl<C: Seq, T: Lower<C::Item>> Lower<C> for Vec<T> {
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        cx.items(self, out)
    }
}

impl<C: Seq, K, V> Lower<C> for BTreeMap<K, V>
where
    C::Item: Entry,
    K: Lower<<C::Item as Entry>::Key>,
    V: Lower<<C::Item as Entry>::Value>,
{
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        let array = cx.array::<C::Item>(self.len())?;
        for (index, (key, value)) in self.iter().enumerate() {
            // SAFETY: inside the array, which is zeroed.
            let (key_out, value_out) = unsafe { &mut *array.add(index) }.places();
            key.lower(key_out, cx)?;
            value.lower(value_out, cx)?;
        }
        out.set(array, self.len());
        Ok(())
    }
}

impl<C, T: Lower<C>, const N: usize> Lower<[C; N]> for [T; N] {
    const PLAIN: bool = T::PLAIN;
    fn lower(&self, out: &mut [C; N], cx: &mut Lowering) -> Result<(), Fault> {
        self.iter().zip(out).try_for_each(|(item, out)| item.lower(out, cx))
    }
}

impl<C: Opt, T: Lower<C::Value>> Lower<C> for Option<T> {
    #[inline]
    fn lower(&self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        match self {
            Some(value) => value.lower(out.fill(), cx),
            None => Ok(()),
        }
    }
}

impl<C, T: Lower<*const C>> Lower<*const C> for Option<T> {
    #[inline]
    fn lower(&self, out: &mut *const C, cx: &mut Lowering) -> Result<(), Fault> {
        match self {
            Some(value) => value.lower(out, cx),
            None => Ok(()),
        }
    }
}

impl<C: Seq, T: Give<C::Item>> Give<C> for Vec<T> {
    fn give(self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        let len = self.len();
        let array = cx.array::<C::Item>(len)?;
        for (index, item) in self.into_iter().enumerate() {
            // SAFETY: inside the array, which is zeroed.
            item.give(unsafe { &mut *array.add(index) }, cx)?;
        }
        out.set(array, len);
        Ok(())
    }
}

impl<C: Seq, K, V> Give<C> for BTreeMap<K, V>
where
    C::Item: Entry,
    K: Lower<<C::Item as Entry>::Key>,
    V: Give<<C::Item as Entry>::Value>,
{
    fn give(self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        let len = self.len();
        let array = cx.array::<C::Item>(len)?;
        for (index, (key, value)) in self.into_iter().enumerate() {
            // SAFETY: inside the array, which is zeroed.
            let (key_out, value_out) = unsafe { &mut *array.add(index) }.places();
            // The map is given away: its keys must be in the arena, not in the map.
            cx.keep(&key, key_out)?;
            value.give(value_out, cx)?;
        }
        out.set(array, len);
        Ok(())
    }
}

impl<C, T: Give<C>, const N: usize> Give<[C; N]> for [T; N] {
    fn give(self, out: &mut [C; N], cx: &mut Lowering) -> Result<(), Fault> {
        self.into_iter().zip(out).try_for_each(|(item, out)| item.give(out, cx))
    }
}

impl<C: Opt, T: Give<C::Value>> Give<C> for Option<T> {
    fn give(self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        match self {
            Some(value) => value.give(out.fill(), cx),
            None => Ok(()),
        }
    }
}

impl<C, T: Give<*const C>> Give<*const C> for Option<T> {
    fn give(self, out: &mut *const C, cx: &mut Lowering) -> Result<(), Fault> {
        match self {
            Some(value) => value.give(out, cx),
            None => Ok(()),
        }
    }
}

impl<H, T: Give<*mut H>> Give<*mut H> for Option<T> {
    fn give(self, out: &mut *mut H, cx: &mut Lowering) -> Result<(), Fault> {
        match self {
            Some(value) => value.give(out, cx),
            None => Ok(()),
        }
    }
}

impl<C, T: Give<C>> Give<C> for Box<T> {
    fn give(self, out: &mut C, cx: &mut Lowering) -> Result<(), Fault> {
        (*self).give(out, cx)
    }
}
