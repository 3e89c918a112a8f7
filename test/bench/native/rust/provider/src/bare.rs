//! The rival `bare`: nothing is promised, nothing is checked.
use crate::hand::rivals::Point;
use crate::text;
use std::slice::from_raw_parts;

#[no_mangle]
extern "C" fn bare_noop() {}

#[no_mangle]
extern "C" fn bare_scalar(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[no_mangle]
unsafe extern "C" fn bare_struct_in(point: *const Point) -> f64 {
    (*point).x + (*point).y + (*point).z
}

#[no_mangle]
unsafe extern "C" fn bare_struct_out(seed: f64, out: *mut Point) {
    *out = Point { x: seed, y: seed + 1.0, z: seed + 2.0 };
}

#[no_mangle]
unsafe extern "C" fn bare_string_in(text: *const u8, len: usize) -> u32 {
    crate::measure(std::str::from_utf8_unchecked(from_raw_parts(text, len)))
}

#[no_mangle]
unsafe extern "C" fn bare_string_out(which: u32, len: *mut usize) -> *mut u8 {
    let text = text::stored(which).clone().into_bytes().into_boxed_slice();
    *len = text.len();
    Box::into_raw(text).cast()
}

#[no_mangle]
unsafe extern "C" fn bare_string_free(text: *mut u8, len: usize) {
    drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(text, len)));
}

#[no_mangle]
unsafe extern "C" fn bare_slice_in(numbers: *const f64, len: usize) -> f64 {
    from_raw_parts(numbers, len).iter().sum()
}

#[no_mangle]
unsafe extern "C" fn bare_checked(value: i32, out: *mut i32) -> i32 {
    if value < 0 {
        return -1;
    }
    *out = 2 * value;
    0
}

#[no_mangle]
extern "C" fn bare_adder(start: i32) -> *const i32 {
    Box::into_raw(Box::new(start))
}

#[no_mangle]
unsafe extern "C" fn bare_add(adder: *const i32, by: i32) -> i32 {
    (*adder).wrapping_add(by)
}
