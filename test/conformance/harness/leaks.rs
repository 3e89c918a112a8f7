//! Exported by the Rust provider library: the counters and the fault injection of its copy of the runtime.

/// Writes the counters.
///
/// # Safety
/// `out` points to counters that say their size.
#[no_mangle]
pub unsafe extern "C" fn conf_leaks(out: *mut ftk::sys::LeakCounts) -> i32 {
    ftk::sys::ftk_leaks_read(out)
}

/// Lets allocation number `nth` from now on fail; 0 switches it off. Returns how many there were since the last call.
#[no_mangle]
pub extern "C" fn conf_fail_allocation(nth: u64, persistent: std::ffi::c_int) -> u64 {
    // SAFETY: sets counters only.
    unsafe { ftk::sys::ftk_fail_allocation(nth, persistent) }
}
