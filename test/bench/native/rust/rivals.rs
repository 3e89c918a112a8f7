//! The C ABI of the rivals, as `rivals.h` declares it.

/// 24 bytes.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

/// A typed failure.
#[repr(C)]
pub struct Failure {
    pub code: i32,
    pub value: i32,
    pub message: *const std::ffi::c_char,
}

/// An owned text.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    pub ptr: *mut u8,
    pub len: usize,
    pub cap: usize,
}
