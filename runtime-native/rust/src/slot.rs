//! The beginning and the end of a call, inline: the same steps on the same memory as `ftk_handle_enter_inline` and `ftk_handle_leave_inline` of
//! `include/ftk/slot.h`, where the reasons stand. That header asserts the layouts that are repeated here.
use crate::sys::{self, status, TYPE_AFFINE, TYPE_SHARED};
use std::arch::asm;
use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::ptr::{self, addr_of};
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{compiler_fence, AtomicPtr, AtomicU32, AtomicU64, AtomicUsize};

const INDEX_BITS: u32 = 24;
const LOW: u64 = (1 << INDEX_BITS) - 1;
const CLOSED: u64 = 1 << (INDEX_BITS - 4);
/// The high bit of the pins, and all below it.
const PINS: u64 = (1 << (INDEX_BITS - 5)) - 1;
const BIAS_OPEN: usize = 3;
const MODE_NONE: usize = 0;
const MODE_EXCLUSIVE: usize = 2;
const CHUNK_BITS: u32 = 9;
const LANE_BITS: u32 = 9;

/// What lies behind a handle.
#[repr(C)]
struct Slot {
    word: AtomicU64,
    ty: AtomicPtr<sys::Type>,
    object: UnsafeCell<*mut c_void>,
    bias: AtomicUsize,
    owner: *const c_void,
    refs: AtomicU64,
    holds: AtomicU32,
    parent: AtomicU32,
    place: AtomicU32,
    thread: AtomicU32,
}

const _: () = assert!(std::mem::size_of::<Slot>() == 64);

/// The calls of one thread that are in flight.
#[repr(C)]
struct Lane {
    owner: AtomicUsize,
    nested: AtomicUsize,
    pins: [AtomicUsize; 6],
}

extern "C" {
    static ftk_slot_chunks: [AtomicPtr<Slot>; 1 << (INDEX_BITS - CHUNK_BITS)];
    static ftk_lanes: [Lane; 1 << LANE_BITS];
    fn ftk_handle_enter_cold(handle: *const c_void, ty: *const sys::Type, pin: *mut sys::Pin, exclusive: c_int, undo: *const AtomicUsize) -> i32;
    fn ftk_handle_leave_cold(pin: *mut sys::Pin);
    fn ftk_slot_settle(slot: *const Slot);
    fn ftk_thread_token() -> u32;
}

/// The register that points at the data of the current thread.
#[inline(always)]
fn thread_pointer() -> usize {
    let value: usize;
    // SAFETY: reads a word that is constant in the life of a thread.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        asm!("mov {}, fs:0", out(reg) value, options(pure, readonly, nostack, preserves_flags))
    };
    // SAFETY: as above.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        asm!("mrs {}, tpidr_el0", out(reg) value, options(pure, nomem, nostack, preserves_flags))
    };
    value
}

/// Begins a call. 0, or the status that refuses it.
///
/// # Safety
/// `pin` stays where it is until the call ends. Any value of `handle` is legal.
#[inline(always)]
pub unsafe fn enter<const EXCLUSIVE: bool>(handle: *const c_void, ty: &'static sys::Type, pin: &mut sys::Pin) -> i32 {
    let bits = handle as usize as u64;
    let thread = thread_pointer();
    let lane = &ftk_lanes[thread.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (usize::BITS - LANE_BITS)];
    let index = (bits & LOW) as usize;
    let chunk = ftk_slot_chunks[index >> CHUNK_BITS].load(Acquire);
    if chunk.is_null()
        || (EXCLUSIVE && ty.flags & TYPE_SHARED != 0)
        || lane.owner.load(Relaxed) != thread
        || lane.pins[0].load(Acquire) | lane.nested.load(Relaxed) != 0
    {
        return refuse(handle, ty, EXCLUSIVE, ptr::null(), pin);
    }
    let slot = chunk.add(index & ((1 << CHUNK_BITS) - 1));
    lane.pins[0].store(slot as usize | usize::from(EXCLUSIVE), Relaxed);
    compiler_fence(SeqCst);
    let bias = (*slot).bias.load(Acquire);
    let word = (*slot).word.load(Acquire);
    let mut counts = bias == thread || (!EXCLUSIVE && bias == BIAS_OPEN);
    if ty.flags & TYPE_AFFINE != 0 {
        counts = counts && (*slot).thread.load(Relaxed) == ftk_thread_token();
    }
    let found = if EXCLUSIVE { word } else { word & !PINS };
    if found != bits & !LOW || !counts || !ptr::eq((*slot).ty.load(Relaxed), ty) {
        return refuse(handle, ty, EXCLUSIVE, &lane.pins[0], pin);
    }
    pin.object = *(*slot).object.get();
    pin.slot = slot.cast();
    pin.mode = addr_of!(lane.pins[0]) as usize;
    status::OK
}

// A pin whose address is given to nobody lies in registers for the whole call: what is slow works on a copy.
#[inline(always)]
unsafe fn refuse(handle: *const c_void, ty: &'static sys::Type, exclusive: bool, undo: *const AtomicUsize, pin: &mut sys::Pin) -> i32 {
    let (status, filled) = enter_cold(handle, ty, exclusive, undo);
    *pin = filled;
    status
}

#[cold]
#[inline(never)]
unsafe fn enter_cold(handle: *const c_void, ty: &'static sys::Type, exclusive: bool, undo: *const AtomicUsize) -> (i32, sys::Pin) {
    let mut pin = sys::Pin { object: ptr::null_mut(), slot: ptr::null_mut(), mode: MODE_NONE };
    let status = ftk_handle_enter_cold(handle, ty, &mut pin, c_int::from(exclusive), undo);
    (status, pin)
}

#[cold]
#[inline(never)]
unsafe fn leave_cold(mut pin: sys::Pin) {
    ftk_handle_leave_cold(&mut pin);
}

/// Ends a call.
///
/// # Safety
/// `enter` filled the pin, and the call has not ended.
#[inline(always)]
pub unsafe fn leave(pin: &mut sys::Pin) {
    if pin.mode <= MODE_EXCLUSIVE {
        leave_cold(sys::Pin { object: pin.object, slot: pin.slot, mode: pin.mode });
        pin.mode = MODE_NONE;
        return;
    }
    let slot = pin.slot.cast::<Slot>();
    (*(pin.mode as *const AtomicUsize)).store(0, Release);
    pin.mode = MODE_NONE;
    compiler_fence(SeqCst);
    if (*slot).word.load(Relaxed) & CLOSED != 0 {
        ftk_slot_settle(slot);
    }
}
