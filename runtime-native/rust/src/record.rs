//! Conversions of generated structs and records.

/// Conversions of a record where it lies behind a pointer. `moves`: it holds objects, which go with it; `holds`: it is generic over them.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    (holds [$($held:ident),+] $type:ty: $c:ty) => {
        $crate::record!(@lift [$($held),+] $type: $c);
        $crate::record!(@give [$($held),+] $type: $c);
    };
    (moves $type:ty: $c:ty) => {
        $crate::record!(@lift [] $type: $c);
        $crate::record!(@give [] $type: $c);
    };
    (copies $type:ty: $c:ty) => {
        $crate::record!(@lift [] $type: $c);
        impl $crate::glue::Lower<*const $c> for $type {
            fn lower(&self, out: &mut *const $c, cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                *out = cx.boxed(|out: &mut $c, cx| $crate::glue::Lower::lower(self, out, cx))?;
                Ok(())
            }
        }
    };
    (@lift [$($held:ident),*] $type:ty: $c:ty) => {
        impl<$($held),*> $crate::glue::Lift<*const $c> for $type where Self: $crate::glue::Lift<$c> {
            unsafe fn lift(from: *const *const $c, cx: &$crate::glue::Lifting) -> Result<Self, $crate::glue::Fault> {
                $crate::glue::lift_at(*from, cx)
            }
        }
    };
    (@give [$($held:ident),*] $type:ty: $c:ty) => {
        impl<$($held),*> $crate::glue::Give<*const $c> for $type where Self: $crate::glue::Give<$c> {
            fn give(self, out: &mut *const $c, cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                *out = cx.boxed(|out: &mut $c, cx| $crate::glue::Give::give(self, out, cx))?;
                Ok(())
            }
        }
    };
}

/// Reading a record in place where it lies behind a pointer.
#[macro_export]
#[doc(hidden)]
macro_rules! record_view {
    ($([$($held:ident),+])? => $type:ty: $c:ty) => {
        impl$(<$($held),+>)? $crate::glue::Read<*const $c> for $type {
            type Ref<'a> = <$type as $crate::glue::Read<$c>>::Ref<'a>;
            unsafe fn check(from: *const *const $c, depth: u32) -> Result<(), $crate::glue::Fault> {
                $crate::glue::check_at::<$type, $c>(*from, depth)
            }
            #[inline]
            unsafe fn read<'a>(from: *const *const $c) -> Self::Ref<'a> {
                <$type as $crate::glue::Read<$c>>::read(*from)
            }
        }
    };
}

/// A reader is a pointer into an immutable graph.
#[macro_export]
#[doc(hidden)]
macro_rules! reader {
    ($type:ident) => {
        // SAFETY: graphs are immutable.
        unsafe impl Send for $type<'_> {}
        // SAFETY: as above.
        unsafe impl Sync for $type<'_> {}
        impl Clone for $type<'_> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl Copy for $type<'_> {}
    };
}

/// Refuses a record that is shorter than its first version, whose end is the end of the struct or the first late field.
#[macro_export]
#[doc(hidden)]
macro_rules! complete {
    ($from:expr, $c:ty) => {
        if ((*$from).size as usize) < ::std::mem::size_of::<$c>() {
            return Err($crate::glue::Fault::INVALID);
        }
    };
    ($from:expr, $c:ty, $late:ident) => {
        if ((*$from).size as usize) < $crate::offset!($c, $late) {
            return Err($crate::glue::Fault::INVALID);
        }
    };
}

/// True when the writer of a record knew the field.
#[macro_export]
#[doc(hidden)]
macro_rules! present {
    ($from:expr, $c:ty, $field:ident) => {
        (*$from).size as usize >= $crate::offset!($c, $field) + $crate::glue::size_of_pointee(::std::ptr::addr_of!((*$from).$field))
    };
}

/// The entry of a table that may be older; returns from the caller when it is absent.
#[macro_export]
#[doc(hidden)]
macro_rules! late {
    ($api:expr, $table:ty, $slot:ident, $name:literal) => {{
        // SAFETY: the head of a table says how long it is; the slot is read only inside.
        let found = unsafe {
            let end = $crate::offset!($table, $slot) + ::std::mem::size_of::<*const ()>();
            if (*$api).base.size as usize >= end { (*$api).$slot } else { None }
        };
        match found {
            Some(function) => function,
            None => return Err($crate::glue::absent($name).into()),
        }
    }};
}

/// Conversions of a struct that has the layout of C and of which every bit pattern is a value.
#[macro_export]
#[doc(hidden)]
macro_rules! plain_struct {
    ($type:ty: $c:ty { $($field:ident: $place:ident),* $(,)? }) => {
        const _: () = {
            assert!(::std::mem::size_of::<$type>() == ::std::mem::size_of::<$c>());
            assert!(::std::mem::align_of::<$type>() == ::std::mem::align_of::<$c>());
            $(assert!($crate::offset!($type, $field) == $crate::offset!($c, $place));)*
        };
        // SAFETY: the layout was asserted, and all fields are plain.
        unsafe impl $crate::glue::Plain for $type {}
        impl $crate::glue::Lift<$c> for $type {
            const PLAIN: bool = true;
            #[inline]
            unsafe fn lift(from: *const $c, _cx: &$crate::glue::Lifting) -> Result<Self, $crate::glue::Fault> {
                Ok(*from.cast::<Self>())
            }
        }
        impl $crate::glue::Lower<$c> for $type {
            const PLAIN: bool = true;
            #[inline]
            fn lower(&self, out: &mut $c, cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                $($crate::glue::Lower::lower(&self.$field, &mut out.$place, cx)?;)*
                Ok(())
            }
        }
        impl $crate::glue::Read<$c> for $type {
            type Ref<'a> = $type;
            #[inline]
            unsafe fn check(_from: *const $c, _depth: u32) -> Result<(), $crate::glue::Fault> {
                Ok(())
            }
            #[inline]
            unsafe fn read<'a>(from: *const $c) -> Self::Ref<'a> {
                *from.cast::<Self>()
            }
        }
    };
}

/// Conversions of a struct that is checked field by field; `twin` when it has the layout of C.
#[macro_export]
#[doc(hidden)]
macro_rules! checked_struct {
    (twin $type:ty: $c:ty { $($field:ident: $place:ident),* $(,)? }) => {
        $crate::checked_struct!(@impl true, $type: $c { $($field: $place),* });
    };
    ($type:ty: $c:ty { $($field:ident: $place:ident),* $(,)? }) => {
        $crate::checked_struct!(@impl false, $type: $c { $($field: $place),* });
    };
    (@impl $twin:literal, $type:ty: $c:ty { $($field:ident: $place:ident),* }) => {
        impl $crate::glue::Lift<$c> for $type {
            const TWIN: bool = $twin;
            #[inline]
            unsafe fn lift(from: *const $c, cx: &$crate::glue::Lifting) -> Result<Self, $crate::glue::Fault> {
                Ok(Self { $($field: $crate::glue::Lift::lift(::std::ptr::addr_of!((*from).$place), cx)?,)* })
            }
        }
        impl $crate::glue::Lower<$c> for $type {
            #[inline]
            fn lower(&self, out: &mut $c, cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                $($crate::glue::Lower::lower(&self.$field, &mut out.$place, cx)?;)*
                Ok(())
            }
        }
        impl $crate::glue::Read<$c> for $type {
            type Ref<'a> = $type;
            unsafe fn check(from: *const $c, _depth: u32) -> Result<(), $crate::glue::Fault> {
                <$type as $crate::glue::Lift<$c>>::lift(from, &$crate::glue::Lifting::RESULT).map(drop)
            }
            unsafe fn read<'a>(from: *const $c) -> Self::Ref<'a> {
                match <$type as $crate::glue::Lift<$c>>::lift(from, &$crate::glue::Lifting::RESULT) {
                    Ok(value) => value,
                    Err(_) => unreachable!("checked before"),
                }
            }
        }
    };
}
