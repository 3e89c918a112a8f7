//! The C ABI of the runtime, as in `include/ftk/*.h`. Generated code and this crate use it; applications need not.
#![allow(missing_docs)]
use std::ffi::{c_char, c_int, c_void};

/// ABI revision of the objects that cross by pointer.
pub const ABI: u32 = 1;

/// Status codes; the texts are those of `ftk_status_text`.
pub mod status {
    pub const OK: i32 = 0;
    pub const DONE: i32 = 1;
    pub const PENDING: i32 = 2;
    pub const PANIC: i32 = -1;
    pub const NO_MEMORY: i32 = -2;
    pub const INVALID: i32 = -3;
    pub const UTF8: i32 = -4;
    pub const VALUE: i32 = -5;
    pub const RANGE: i32 = -6;
    pub const NULL_HANDLE: i32 = -7;
    pub const STALE: i32 = -8;
    pub const WRONG_TYPE: i32 = -9;
    pub const FOREIGN: i32 = -10;
    pub const CLOSED: i32 = -11;
    pub const BUSY: i32 = -12;
    pub const THREAD: i32 = -13;
    pub const EXPIRED: i32 = -14;
    pub const CANCELLED: i32 = -15;
    pub const TIMEOUT: i32 = -16;
    pub const UNSUPPORTED: i32 = -17;
    pub const UNAVAILABLE: i32 = -18;
    pub const VERSION: i32 = -19;
    pub const CONTRACT: i32 = -20;
    pub const STATE: i32 = -21;
    pub const LOAD: i32 = -22;
    pub const CALLBACK: i32 = -23;
    /// The declared error with code `c` has the status `DECLARED - c`.
    pub const DECLARED: i32 = -1000;
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Str {
    pub ptr: *const u8,
    pub len: usize,
}

impl Str {
    /// Borrows `text`; the result must not outlive it.
    pub const fn of(text: &str) -> Self {
        Str { ptr: text.as_ptr(), len: text.len() }
    }
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Bytes {
    pub ptr: *const u8,
    pub len: usize,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Buf {
    pub ptr: *mut c_void,
    pub len: usize,
    pub cap: usize,
    pub owner: *const BufOwner,
}

/// Bits of `BufOwner::flags`, as in `owner.h`.
pub const BUF_UTF8: u32 = 1;
pub const BUF_NO_NUL: u32 = 2;

#[repr(C)]
pub struct BufOwner {
    pub size: u32,
    pub flags: u32,
    pub release: unsafe extern "C" fn(owner: *const BufOwner, ptr: *mut c_void, len: usize, cap: usize),
}

#[repr(C)]
pub struct Owner {
    pub vt: *const OwnerVt,
}

#[repr(C)]
pub struct OwnerVt {
    pub size: u32,
    pub flags: u32,
    pub retain: unsafe extern "C" fn(owner: *mut Owner),
    pub release: unsafe extern "C" fn(owner: *mut Owner),
}

#[repr(C)]
pub struct Error {
    pub vt: *const ErrorVt,
    pub status: i32,
    pub reserved: u32,
    pub domain: Str,
    pub payload: *const c_void,
    pub origin_kind: *const c_void,
}

#[repr(C)]
pub struct ErrorCase {
    pub status: i32,
    pub reserved: u32,
    pub domain: Str,
    pub message: Str,
    pub describe: Option<unsafe extern "C" fn(error: *const Error, out: *mut u8, room: usize) -> usize>,
}

// SAFETY: immutable, in static storage.
unsafe impl Sync for ErrorCase {}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Note {
    pub language: Str,
    pub function: Str,
    pub text: Str,
}

#[repr(C)]
pub struct ErrorVt {
    pub size: u32,
    pub flags: u32,
    pub retain: unsafe extern "C" fn(error: *mut Error),
    pub release: unsafe extern "C" fn(error: *mut Error),
    pub status: unsafe extern "C" fn(error: *const Error) -> i32,
    pub domain: unsafe extern "C" fn(error: *const Error, out: *mut Str),
    pub message: unsafe extern "C" fn(error: *const Error, out: *mut Str),
    pub payload: unsafe extern "C" fn(error: *const Error) -> *const c_void,
    pub cause: unsafe extern "C" fn(error: *const Error) -> *mut Error,
    pub note_count: unsafe extern "C" fn(error: *const Error) -> usize,
    pub note: unsafe extern "C" fn(error: *const Error, index: usize, out: *mut Note),
    pub add_note: unsafe extern "C" fn(error: *mut Error, note: *const Note) -> i32,
    pub origin: unsafe extern "C" fn(error: *const Error, kind: *const c_void) -> *mut c_void,
}

#[repr(C)]
pub struct Origin {
    pub kind: *const c_void,
    pub object: *mut c_void,
    pub release: Option<unsafe extern "C" fn(object: *mut c_void)>,
}

#[repr(C)]
pub struct ErrorInit {
    pub status: i32,
    pub reserved: u32,
    pub domain: Str,
    pub message: Str,
    pub payload: *const c_void,
    pub payload_owner: *mut Owner,
    pub cause: *mut Error,
    pub origin: Origin,
}

#[repr(C)]
pub struct Group {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
    pub reserved: u32,
    pub id: [u64; 2],
}

#[repr(C)]
pub struct Api {
    pub size: u32,
    pub abi: u32,
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
    pub group_count: u32,
    pub groups: *const Group,
    pub package: Str,
}

// SAFETY: tables are immutable and live as long as the process.
unsafe impl Sync for Api {}

/// `<prefix>_get_api` of a provider library.
pub type GetApi = unsafe extern "C" fn(major: u32, min_minor: u32, err: *mut *mut Error) -> *const Api;

pub const TYPE_SHARED: u32 = 1;
pub const TYPE_AFFINE: u32 = 2;

#[repr(C)]
pub struct Type {
    pub size: u32,
    pub flags: u32,
    pub name: Str,
    pub destroy: unsafe extern "C" fn(object: *mut c_void),
    pub close: Option<unsafe extern "C" fn(object: *mut c_void, err: *mut *mut Error) -> i32>,
}

// SAFETY: a type is immutable and lives in static storage.
unsafe impl Sync for Type {}

#[repr(C)]
pub struct Pin {
    pub object: *mut c_void,
    pub slot: *mut c_void,
    pub mode: usize,
}

/// Flag of a callback's table: it may be called on any thread.
pub const CALLBACK_ANY_THREAD: u32 = 1;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct CallbackVt {
    pub size: u32,
    pub flags: u32,
    pub retain: Option<unsafe extern "C" fn(ctx: *mut c_void)>,
    pub release: Option<unsafe extern "C" fn(ctx: *mut c_void)>,
}

#[repr(C)]
pub struct Arena {
    _opaque: [u8; 0],
}

#[repr(C)]
pub struct ArenaHint {
    pub bytes: std::sync::atomic::AtomicU32,
}

impl ArenaHint {
    /// Nothing learned yet.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        ArenaHint { bytes: std::sync::atomic::AtomicU32::new(0) }
    }
}

#[repr(C)]
pub struct LeakCounts {
    pub size: u32,
    pub reserved: u32,
    pub allocations: u64,
    pub handles: u64,
    pub errors: u64,
    pub owners: u64,
}

extern "C" {
    pub fn ftk_ascii(ptr: *const u8, len: usize) -> c_int;
    pub fn ftk_status_text(status: i32) -> Str;
    pub fn ftk_error_new(init: *const ErrorInit) -> *mut Error;
    pub fn ftk_error_declared(declared: *const ErrorCase, size: usize, payload: *mut *mut c_void) -> *mut Error;
    pub fn ftk_error_declared_with(declared: *const ErrorCase, payload: *const c_void, payload_owner: *mut Owner, cause: *mut Error) -> *mut Error;
    pub fn ftk_fail(err: *mut *mut Error, status: i32, message: Str) -> i32;
    pub fn ftk_report(error: *const Error);
    pub fn ftk_buf_terminate(buf: *mut Buf) -> i32;
    pub fn ftk_arena_new(hint: *const ArenaHint) -> *mut Arena;
    pub fn ftk_arena_array(arena: *mut Arena, count: usize, size: usize, align: usize) -> *mut c_void;
    pub fn ftk_arena_handle(arena: *mut Arena, slot: *mut *mut c_void, release: unsafe extern "C" fn(*mut c_void)) -> i32;
    pub fn ftk_arena_finish(arena: *mut Arena) -> *mut Owner;
    pub fn ftk_arena_drop(arena: *mut Arena);
    pub fn ftk_handle_new(ty: *const Type, object: *mut c_void, out: *mut *mut c_void, err: *mut *mut Error) -> i32;
    pub fn ftk_handle_enter(handle: *const c_void, ty: *const Type, pin: *mut Pin) -> i32;
    pub fn ftk_handle_enter_mut(handle: *const c_void, ty: *const Type, pin: *mut Pin) -> i32;
    pub fn ftk_handle_leave(pin: *mut Pin);
    pub fn ftk_handle_guard(pin: *mut Pin) -> *mut Owner;
    pub fn ftk_handle_take(handle: *const c_void, ty: *const Type, object: *mut *mut c_void) -> i32;
    pub fn ftk_handle_retain(handle: *const c_void, ty: *const Type) -> i32;
    pub fn ftk_handle_release(handle: *const c_void, ty: *const Type) -> i32;
    pub fn ftk_handle_close(handle: *const c_void, ty: *const Type, err: *mut *mut Error) -> i32;
    pub fn ftk_handle_fail(err: *mut *mut Error, status: i32, ty: *const Type) -> i32;
    pub fn ftk_scope_open(object: *mut c_void, ctx: *mut *mut c_void) -> i32;
    pub fn ftk_scope_enter(ctx: *mut c_void, object: *mut *mut c_void) -> i32;
    pub fn ftk_scope_leave(ctx: *mut c_void);
    pub fn ftk_scope_close(ctx: *mut c_void);
    pub fn ftk_api_check(provider: *const Api, need: *const Api, err: *mut *mut Error) -> i32;
    pub fn ftk_load(path: *const c_char, symbol: *const c_char, need: *const Api, out: *mut *const Api, err: *mut *mut Error) -> i32;
    pub fn ftk_leaks_read(leaks: *mut LeakCounts) -> i32;
    pub fn ftk_fail_allocation(nth: u64, persistent: c_int) -> u64;
}
