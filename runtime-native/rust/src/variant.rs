//! Cases of variants that this side does not know.
use crate::fault::Fault;
use crate::lift::Lifting;
use crate::lowering::Lowering;
use crate::owner::Owner;
use crate::sys;
use std::fmt;

/// A case that is newer than this program: kept as it came, so that it can be sent back to the library that it came from.
/// Equal means: same tag and same value in memory.
#[derive(Clone)]
pub struct UnknownCase {
    tag: u32,
    flags: u32,
    words: [u64; 2],
    owner: Owner,
    source: *const sys::Api,
}

// SAFETY: the words are only compared and handed back; the owner may be used on any thread, the table is static.
unsafe impl Send for UnknownCase {}
// SAFETY: as above.
unsafe impl Sync for UnknownCase {}

impl UnknownCase {
    /// The number of the case.
    pub fn tag(&self) -> u32 {
        self.tag
    }

    /// Tag, flags and words, when they go to the library that they came from.
    pub fn lower(&self, cx: &Lowering) -> Result<(u32, u32, [u64; 2]), Fault> {
        if self.source.is_null() || self.source != cx.peer() {
            return Err(Fault::UNSUPPORTED);
        }
        Ok((self.tag, self.flags, self.words))
    }
}

/// Keeps a case. Inward there is no owner, so only the tag can be kept.
///
/// # Safety
/// The words belong to a variant in the graph of `cx`.
#[cold]
pub unsafe fn unknown_case(tag: u32, flags: u32, words: [u64; 2], cx: &Lifting) -> UnknownCase {
    if cx.owner.is_null() {
        return UnknownCase { tag, flags, words: [0; 2], owner: Owner::from_raw(std::ptr::null_mut()), source: std::ptr::null() };
    }
    UnknownCase { tag, flags, words, owner: Owner::retain(cx.owner), source: cx.source }
}

impl PartialEq for UnknownCase {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag && self.words == other.words && self.owner.as_raw() == other.owner.as_raw()
    }
}

impl Eq for UnknownCase {}

impl fmt::Debug for UnknownCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.tag)
    }
}
