//! Exported by the Rust provider library: the counters and the fault injection of its copy of the runtime, and a fault that the sanitizers catch.

/// Writes the counters. With `CONF_FAULT=provider leak` in the environment, leaks memory first.
///
/// # Safety
/// `out` points to counters that say their size.
#[no_mangle]
pub unsafe extern "C" fn conf_leaks(out: *mut ftk::sys::LeakCounts) -> i32 {
    if std::env::var_os("CONF_FAULT").is_some_and(|fault| fault == "provider leak") {
        for size in 100..116 {
            std::mem::forget(std::hint::black_box(vec![1u8; size]));
        }
    }
    ftk::sys::ftk_leaks_read(out)
}

/// Lets allocation number `nth` from now on fail; 0 switches it off. Returns how many there were since the last call.
#[no_mangle]
pub extern "C" fn conf_fail_allocation(nth: u64, persistent: std::ffi::c_int) -> u64 {
    // SAFETY: sets counters only.
    unsafe { ftk::sys::ftk_fail_allocation(nth, persistent) }
}
