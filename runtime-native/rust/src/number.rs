//! Conversions of generated types that are one number, or another type under a name of their own.

/// Conversions of a type that is a checked or unchecked number of C. `open` and `plain`: every number is a value.
#[macro_export]
#[doc(hidden)]
macro_rules! number {
    (open $type:ident: $bits:ty) => {
        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "{}", self.0),
                }
            }
        }
        $crate::number!(plain $type: $bits);
    };
    (plain $type:ident: $bits:ty) => {
        // SAFETY: transparent over the number.
        unsafe impl $crate::glue::Plain for $type {}
        $crate::number!(@lower $type: $bits, true, value => value.0);
        $crate::number!(@lift $type: $bits, true, bits => Ok($type(bits)));
    };
    (checked $type:ident: $bits:ty) => {
        $crate::number!(@lower $type: $bits, true, value => <$bits>::from(value));
        $crate::number!(@lift $type: $bits, false, bits => $type::try_from(bits).map_err(|_| $crate::glue::Fault::VALUE));
    };
    (@lower $type:ident: $bits:ty, $plain:literal, $value:ident => $to:expr) => {
        impl $crate::glue::Lower<$bits> for $type {
            const PLAIN: bool = $plain;
            #[inline]
            fn lower(&self, out: &mut $bits, _cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                let $value = *self;
                *out = $to;
                Ok(())
            }
        }
    };
    (@lift $type:ident: $bits:ty, $plain:literal, $value:ident => $make:expr) => {
        impl $crate::glue::Lift<$bits> for $type {
            const PLAIN: bool = $plain;
            #[inline]
            unsafe fn lift(from: *const $bits, _cx: &$crate::glue::Lifting) -> Result<Self, $crate::glue::Fault> {
                let $value = *from;
                $make
            }
        }
        impl $crate::glue::Read<$bits> for $type {
            type Ref<'a> = $type;
            #[inline]
            unsafe fn check(from: *const $bits, _depth: u32) -> Result<(), $crate::glue::Fault> {
                <$type as $crate::glue::Lift<$bits>>::lift(from, &$crate::glue::Lifting::RESULT).map(drop)
            }
            #[inline]
            unsafe fn read<'a>(from: *const $bits) -> <Self as $crate::glue::Read<$bits>>::Ref<'a> {
                match <$type as $crate::glue::Lift<$bits>>::lift(from, &$crate::glue::Lifting::RESULT) {
                    Ok(value) => value,
                    Err(_) => unreachable!("checked before"),
                }
            }
        }
    };
}

/// Conversions of a newtype. `scalar`: it is passed as the number itself.
#[macro_export]
#[doc(hidden)]
macro_rules! newtype {
    ($form:ident $type:ident($inner:ty): $c:ty) => {
        impl $crate::glue::Lift<$c> for $type {
            const PLAIN: bool = <$inner as $crate::glue::Lift<$c>>::PLAIN;
            #[inline]
            unsafe fn lift(from: *const $c, cx: &$crate::glue::Lifting) -> Result<Self, $crate::glue::Fault> {
                $crate::glue::Lift::lift(from, cx).map($type)
            }
        }
        impl $crate::glue::Lower<$c> for $type {
            const PLAIN: bool = <$inner as $crate::glue::Lower<$c>>::PLAIN;
            #[inline]
            fn lower(&self, out: &mut $c, cx: &mut $crate::glue::Lowering) -> Result<(), $crate::glue::Fault> {
                $crate::glue::Lower::lower(&self.0, out, cx)
            }
        }
        $crate::newtype!(@$form $type($inner): $c);
    };
    (@scalar $type:ident($inner:ty): $c:ty) => {
        impl $crate::glue::Read<$c> for $type {
            type Ref<'a> = $type;
            #[inline]
            unsafe fn check(from: *const $c, depth: u32) -> Result<(), $crate::glue::Fault> {
                <$inner as $crate::glue::Read<$c>>::check(from, depth)
            }
            #[inline]
            unsafe fn read<'a>(from: *const $c) -> Self::Ref<'a> {
                $type(<$inner as $crate::glue::Read<$c>>::read(from))
            }
        }
    };
    (@memory $type:ident($inner:ty): $c:ty) => {
        impl $crate::glue::Read<$c> for $type {
            type Ref<'a> = <$inner as $crate::glue::Read<$c>>::Ref<'a>;
            #[inline]
            unsafe fn check(from: *const $c, depth: u32) -> Result<(), $crate::glue::Fault> {
                <$inner as $crate::glue::Read<$c>>::check(from, depth)
            }
            #[inline]
            unsafe fn read<'a>(from: *const $c) -> Self::Ref<'a> {
                <$inner as $crate::glue::Read<$c>>::read(from)
            }
        }
    };
}
