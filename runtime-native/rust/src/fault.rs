//! Why a value was refused: the small, copyable failure of conversions. It becomes an `Error` on the cold path.
use crate::sys::{self, status};

/// A status of the runtime, and what it is about ("" when only the call knows).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `FTK_E_...`
    pub status: i32,
    /// A field such as `Line.note`, or "".
    pub about: &'static str,
}

impl Fault {
    /// A pointer, size or length that cannot be.
    pub const INVALID: Fault = Fault::of(status::INVALID);
    /// Text that is not UTF-8.
    pub const UTF8: Fault = Fault::of(status::UTF8);
    /// Not a value of its type.
    pub const VALUE: Fault = Fault::of(status::VALUE);
    /// Nested too deep.
    pub const RANGE: Fault = Fault::of(status::RANGE);
    /// Out of memory.
    pub const NO_MEMORY: Fault = Fault::of(status::NO_MEMORY);
    /// An unknown case of another library.
    pub const UNSUPPORTED: Fault = Fault::of(status::UNSUPPORTED);

    /// A fault with a status and nothing else.
    pub const fn of(status: i32) -> Fault {
        Fault { status, about: "" }
    }

    /// A field that the other side is too old for.
    #[cold]
    pub const fn unavailable(field: &'static str) -> Fault {
        Fault { status: status::UNAVAILABLE, about: field }
    }

    /// Ok for statuses >= 0.
    #[inline]
    pub const fn check(status: i32) -> Result<(), Fault> {
        if status >= 0 {
            Ok(())
        } else {
            Err(Fault::of(status))
        }
    }
}

/// Shown instead of what must not be shown.
pub const HIDDEN: Hidden = Hidden;

/// Prints as `***`.
pub struct Hidden;

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// The runtime's text of a status.
pub fn status_text(status: i32) -> &'static str {
    // SAFETY: the texts are static ASCII.
    unsafe {
        let text = sys::ftk_status_text(status);
        std::str::from_utf8_unchecked(std::slice::from_raw_parts(text.ptr, text.len))
    }
}
