//! Exported by the Rust provider library: the counters of its copy of the runtime.

/// Writes the counters.
///
/// # Safety
/// `out` points to counters that say their size.
#[no_mangle]
pub unsafe extern "C" fn conf_leaks(out: *mut ftk::sys::LeakCounts) -> i32 {
    ftk::sys::ftk_leaks_read(out)
}
