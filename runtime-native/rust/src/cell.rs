//! How C structs of lists, maps and optionals are read and written, and the assertions on their layout.

/// A C struct `{ptr, len}` or `{ptr, len, stride}`.
///
/// # Safety
/// `parts` returns the members unchanged; `set` writes all of them.
pub unsafe trait Seq: Copy {
    /// The C type of an element.
    type Item;
    /// Address of the first element, count, bytes from one to the next.
    fn parts(&self) -> (*const Self::Item, usize, usize);
    /// Describes `len` elements of this side's size.
    fn set(&mut self, ptr: *const Self::Item, len: usize);
}

/// A C struct `{has, value}`.
///
/// # Safety
/// The members are what their names say.
pub unsafe trait Opt: Copy {
    /// The C type of the value.
    type Value;
    /// Address of the `has` byte of a struct that may hold anything.
    ///
    /// # Safety
    /// `from` points to the struct.
    unsafe fn has(from: *const Self) -> *const u8;
    /// Address of the value.
    ///
    /// # Safety
    /// As for `has`.
    unsafe fn value(from: *const Self) -> *const Self::Value;
    /// Sets `has` and gives the place of the value.
    fn fill(&mut self) -> &mut Self::Value;
}

/// A C struct `{key, value}`.
///
/// # Safety
/// The members are what their names say.
pub unsafe trait Entry: Copy {
    /// The C type of the key.
    type Key;
    /// The C type of the value.
    type Value;
    /// Addresses of key and value.
    ///
    /// # Safety
    /// `from` points to the struct.
    unsafe fn parts(from: *const Self) -> (*const Self::Key, *const Self::Value);
    /// Places of key and value.
    fn places(&mut self) -> (&mut Self::Key, &mut Self::Value);
}

// SAFETY: a view of bytes is `{ptr, len}`.
unsafe impl Seq for crate::sys::Bytes {
    type Item = u8;
    #[inline]
    fn parts(&self) -> (*const u8, usize, usize) {
        (self.ptr, self.len, 1)
    }
    #[inline]
    fn set(&mut self, ptr: *const u8, len: usize) {
        self.ptr = ptr;
        self.len = len;
    }
}

/// Offset of a field, as a constant.
#[macro_export]
#[doc(hidden)]
macro_rules! offset {
    ($type:ty, $field:ident) => {{
        let place = ::std::mem::MaybeUninit::<$type>::uninit();
        let base = place.as_ptr();
        // SAFETY: both addresses are in `place`, which is not read.
        #[allow(unused_unsafe)]
        unsafe { ::std::ptr::addr_of!((*base).$field).cast::<u8>().offset_from(base.cast::<u8>()) as usize }
    }};
}

/// Asserts size and offsets of a C struct, on 64-bit and on 32-bit targets.
#[macro_export]
#[doc(hidden)]
macro_rules! layout {
    ($type:ident: $size64:literal, $size32:literal; $($field:ident: $at64:literal, $at32:literal;)*) => {
        const _: () = {
            #[cfg(target_pointer_width = "64")]
            { assert!(::std::mem::size_of::<$type>() == $size64); $(assert!($crate::offset!($type, $field) == $at64);)* }
            #[cfg(target_pointer_width = "32")]
            { assert!(::std::mem::size_of::<$type>() == $size32); $(assert!($crate::offset!($type, $field) == $at32);)* }
        };
    };
}

/// Says what a C struct of a list, optional or map entry is.
#[macro_export]
#[doc(hidden)]
macro_rules! cell {
    (list $type:ident of $item:ty) => {
        // SAFETY: the struct is `{ptr, len}`.
        unsafe impl $crate::glue::Seq for $type {
            type Item = $item;
            #[inline]
            fn parts(&self) -> (*const $item, usize, usize) {
                (self.ptr, self.len, ::std::mem::size_of::<$item>())
            }
            #[inline]
            fn set(&mut self, ptr: *const $item, len: usize) {
                self.ptr = ptr;
                self.len = len;
            }
        }
    };
    (rows $type:ident of $item:ty) => {
        // SAFETY: the struct is `{ptr, len, stride}`.
        unsafe impl $crate::glue::Seq for $type {
            type Item = $item;
            #[inline]
            fn parts(&self) -> (*const $item, usize, usize) {
                (self.ptr, self.len, self.stride as usize)
            }
            #[inline]
            fn set(&mut self, ptr: *const $item, len: usize) {
                self.ptr = ptr;
                self.len = len;
                self.stride = ::std::mem::size_of::<$item>() as u32;
            }
        }
    };
    (optional $type:ident of $value:ty) => {
        // SAFETY: the struct is `{has, value}`.
        unsafe impl $crate::glue::Opt for $type {
            type Value = $value;
            #[inline]
            unsafe fn has(from: *const Self) -> *const u8 {
                ::std::ptr::addr_of!((*from).has)
            }
            #[inline]
            unsafe fn value(from: *const Self) -> *const $value {
                ::std::ptr::addr_of!((*from).value)
            }
            #[inline]
            fn fill(&mut self) -> &mut $value {
                self.has = 1;
                &mut self.value
            }
        }
    };
    (entry $type:ident of $key:ty, $value:ty) => {
        // SAFETY: the struct is `{key, value}`.
        unsafe impl $crate::glue::Entry for $type {
            type Key = $key;
            type Value = $value;
            #[inline]
            unsafe fn parts(from: *const Self) -> (*const $key, *const $value) {
                (::std::ptr::addr_of!((*from).key), ::std::ptr::addr_of!((*from).value))
            }
            #[inline]
            fn places(&mut self) -> (&mut $key, &mut $value) {
                (&mut self.key, &mut self.value)
            }
        }
    };
}
