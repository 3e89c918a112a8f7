//! Counters of live objects, for leak checks in tests.
use crate::sys;

/// Live objects of this copy of the runtime. Exact once other threads are quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Leaks {
    /// Blocks of memory.
    pub allocations: u64,
    /// Handles.
    pub handles: u64,
    /// Error objects.
    pub errors: u64,
    /// Graphs and buffers.
    pub owners: u64,
}

impl Leaks {
    /// Reads the counters.
    pub fn read() -> Leaks {
        let size = std::mem::size_of::<sys::LeakCounts>() as u32;
        let mut counts = sys::LeakCounts { size, reserved: 0, allocations: 0, handles: 0, errors: 0, owners: 0 };
        // SAFETY: the struct says its size.
        unsafe { sys::ftk_leaks_read(&mut counts) };
        let sys::LeakCounts { allocations, handles, errors, owners, .. } = counts;
        Leaks { allocations, handles, errors, owners }
    }

    /// Nothing is alive.
    pub fn none(&self) -> bool {
        *self == Leaks::default()
    }
}
