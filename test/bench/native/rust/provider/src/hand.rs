//! The rival `hand`: status and out-parameter, nothing unwinds, text is checked, handles are validated and kept alive while a call runs.
use crate::text;
use rivals::{Failure, Point, Text};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr::null_mut;
use std::slice::from_raw_parts;
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};

#[path = "../../rivals.rs"]
pub mod rivals;

const OK: i32 = 0;
const PANIC: i32 = -1;
const TEXT: i32 = -2;
const STALE: i32 = -3;
const REFUSED: i32 = -1001;

unsafe fn fail(err: *mut *mut Failure, status: i32, value: i32, message: &'static std::ffi::CStr) -> i32 {
    if !err.is_null() {
        let code = if status == REFUSED { 1 } else { status };
        *err = Box::into_raw(Box::new(Failure { code, value, message: message.as_ptr() }));
    }
    status
}

/// Runs `work`; a panic becomes a status.
#[inline]
unsafe fn guarded(err: *mut *mut Failure, work: impl FnOnce() -> i32) -> i32 {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| fail(err, PANIC, 0, c"a panic"))
}

#[no_mangle]
unsafe extern "C" fn hand_noop(err: *mut *mut Failure) -> i32 {
    guarded(err, || OK)
}

#[no_mangle]
unsafe extern "C" fn hand_scalar(a: i32, b: i32, out: *mut i32, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        *out = a.wrapping_add(b);
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_struct_in(point: *const Point, out: *mut f64, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        *out = (*point).x + (*point).y + (*point).z;
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_struct_out(seed: f64, out: *mut Point, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        *out = Point { x: seed, y: seed + 1.0, z: seed + 2.0 };
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_string_in(text: *const u8, len: usize, out: *mut u32, err: *mut *mut Failure) -> i32 {
    guarded(err, || match std::str::from_utf8(from_raw_parts(text, len)) {
        Ok(text) => {
            *out = crate::measure(text);
            OK
        }
        Err(_) => fail(err, TEXT, 0, c"not UTF-8"),
    })
}

#[no_mangle]
unsafe extern "C" fn hand_string_out(which: u32, out: *mut Text, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        let stored = text::stored(which);
        let mut text = Vec::with_capacity(stored.len() + 1);
        text.extend_from_slice(stored.as_bytes());
        text.push(0);
        let mut text = std::mem::ManuallyDrop::new(text);
        *out = Text { ptr: text.as_mut_ptr(), len: stored.len(), cap: text.capacity() };
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_text_free(text: Text) {
    drop(Vec::from_raw_parts(text.ptr, text.len, text.cap));
}

#[no_mangle]
unsafe extern "C" fn hand_slice_in(numbers: *const f64, len: usize, out: *mut f64, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        *out = from_raw_parts(numbers, len).iter().sum();
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_checked(value: i32, out: *mut i32, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        if value < 0 {
            return fail(err, REFUSED, value, c"a number below zero");
        }
        *out = 2 * value;
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_error_free(error: *mut Failure) {
    drop(Box::from_raw(error));
}

/// `word` is generation << 16 | calls that run.
struct Slot {
    word: AtomicU64,
    object: AtomicPtr<i32>,
}

static SLOTS: [Slot; 1024] = [const { Slot { word: AtomicU64::new(1 << 16), object: AtomicPtr::new(null_mut()) } }; 1024];
static USED: AtomicUsize = AtomicUsize::new(0);

/// Keeps the object of a handle (generation << 16 | index) alive while a call runs.
struct Pin(&'static Slot);

impl Pin {
    #[inline]
    fn new(handle: u64) -> Option<Pin> {
        let slot = SLOTS.get(handle as usize & 0xffff)?;
        let mut word = slot.word.load(Ordering::Relaxed);
        loop {
            if word >> 16 != handle >> 16 {
                return None;
            }
            match slot.word.compare_exchange_weak(word, word + 1, Ordering::Acquire, Ordering::Relaxed) {
                Ok(_) => return Some(Pin(slot)),
                Err(now) => word = now,
            }
        }
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        self.0.word.fetch_sub(1, Ordering::Release);
    }
}

#[no_mangle]
unsafe extern "C" fn hand_adder(start: i32, out: *mut u64, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        let index = USED.fetch_add(1, Ordering::Relaxed);
        SLOTS[index].object.store(Box::into_raw(Box::new(start)), Ordering::Release);
        *out = (SLOTS[index].word.load(Ordering::Relaxed) >> 16) << 16 | index as u64;
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_add(adder: u64, by: i32, out: *mut i32, err: *mut *mut Failure) -> i32 {
    guarded(err, || {
        let Some(pin) = Pin::new(adder) else {
            return fail(err, STALE, 0, c"no such object");
        };
        *out = (*pin.0.object.load(Ordering::Relaxed)).wrapping_add(by);
        OK
    })
}

#[no_mangle]
unsafe extern "C" fn hand_close(adder: u64) -> i32 {
    let idle = adder & !0xffff;
    let Some(slot) = SLOTS.get(adder as usize & 0xffff) else {
        return STALE;
    };
    if slot.word.compare_exchange(idle, idle + (1 << 16), Ordering::AcqRel, Ordering::Relaxed).is_err() {
        return STALE;
    }
    drop(Box::from_raw(slot.object.swap(null_mut(), Ordering::AcqRel)));
    OK
}
