//! Error objects: counted, opaque, with domain, code, message, cause, notes and the exception they came from.
use crate::fault::{status_text, Fault};
use crate::sys::{self, status};
use std::any::Any;
use std::ffi::c_void;
use std::fmt;
use std::ptr::{self, NonNull};
use std::sync::Mutex;

/// An error of the runtime or of any library that speaks its ABI. Cloning counts a reference; equal means the same object.
pub struct Error(pub(crate) NonNull<sys::Error>);

// SAFETY: error objects are counted atomically and immutable but for notes, which they synchronise themselves.
unsafe impl Send for Error {}
// SAFETY: as above.
unsafe impl Sync for Error {}

/// One remark of a language frame that an error passed through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `rust`, `cpp`, `c`, `ts` ...
    pub language: String,
    /// Where it was made.
    pub function: String,
    /// What it says.
    pub text: String,
}

/// A slot of the error's table, when the table is long enough to have it.
macro_rules! slot {
    ($vt:expr, $name:ident) => {{
        let vt: *const sys::ErrorVt = $vt;
        let end = crate::offset!(sys::ErrorVt, $name) + std::mem::size_of::<*const ()>();
        if (*vt).size as usize >= end { Some((*vt).$name) } else { None }
    }};
}

impl Error {
    /// A new error with a status of the runtime; an empty message means the text of the status.
    #[cold]
    pub fn new(status: i32, message: &str) -> Error {
        ErrorParts { status, message, ..ErrorParts::default() }.build()
    }

    /// Takes over one reference. `raw` may be NULL, which is the plain error of `status`.
    ///
    /// # Safety
    /// `raw` is NULL or a live error object whose reference the caller gives away.
    #[inline]
    pub unsafe fn from_raw(raw: *mut sys::Error, status: i32) -> Error {
        match NonNull::new(raw) {
            Some(raw) => Error(raw),
            None => Error::new(status, ""),
        }
    }

    /// Gives the reference away.
    #[inline]
    pub fn into_raw(self) -> *mut sys::Error {
        std::mem::ManuallyDrop::new(self).0.as_ptr()
    }

    /// The object, still owned by `self`.
    pub fn as_raw(&self) -> *mut sys::Error {
        self.0.as_ptr()
    }

    /// The status: `FTK_E_...`, or `-1000 - code`.
    #[inline]
    pub fn status(&self) -> i32 {
        // SAFETY: the object is alive; its head does not change.
        unsafe { (*self.0.as_ptr()).status }
    }

    /// The declared code, or 0 for errors of the runtime.
    #[inline]
    pub fn code(&self) -> i32 {
        let status = self.status();
        if status <= status::DECLARED {
            status::DECLARED - status
        } else {
            0
        }
    }

    /// Whose code it is: `acme.shop.ShopError`; empty for errors of the runtime.
    pub fn domain(&self) -> &str {
        // SAFETY: as in `status`; the text lives as long as the error.
        unsafe { borrow_text((*self.0.as_ptr()).domain) }
    }

    /// What happened, in words.
    pub fn message(&self) -> &str {
        // SAFETY: as in `domain`.
        unsafe { self.text((*self.vt()).message) }
    }

    /// The error that led to this one.
    pub fn cause(&self) -> Option<Error> {
        // SAFETY: the cause is borrowed from the error, so it is alive; one reference is added for the result.
        unsafe {
            let cause = NonNull::new(((*self.vt()).cause)(self.0.as_ptr()))?;
            ((*cause.as_ref().vt).retain)(cause.as_ptr());
            Some(Error(cause))
        }
    }

    /// The generated payload struct of (domain, code), or NULL. Lives as long as the error.
    #[inline]
    pub fn payload(&self) -> *const c_void {
        // SAFETY: as in `status`.
        unsafe { (*self.0.as_ptr()).payload }
    }

    /// Whether it is a declared error of the set with that name.
    #[inline]
    pub fn is_of(&self, domain: &str) -> bool {
        // SAFETY: as in `domain`.
        unsafe {
            let head = &*self.0.as_ptr();
            let same = head.status <= status::DECLARED && head.domain.len == domain.len();
            same && std::slice::from_raw_parts(head.domain.ptr, domain.len()) == domain.as_bytes()
        }
    }

    /// Whether it came from a panic of this copy of the runtime.
    #[inline]
    pub(crate) fn has_panic(&self) -> bool {
        // SAFETY: as in `status`.
        unsafe { (*self.0.as_ptr()).origin_kind == panic_kind() }
    }

    /// Remarks of the frames it passed through.
    pub fn notes(&self) -> Vec<Note> {
        // SAFETY: the slots are checked; note texts live as long as the error and are copied.
        unsafe {
            let (Some(count), Some(note)) = (slot!(self.vt(), note_count), slot!(self.vt(), note)) else {
                return Vec::new();
            };
            let read = |index| {
                let mut out = sys::Note { language: sys::Str::of(""), function: sys::Str::of(""), text: sys::Str::of("") };
                note(self.0.as_ptr(), index, &mut out);
                let [language, function, text] = [out.language, out.function, out.text].map(|text| borrow_text(text).to_owned());
                Note { language, function, text }
            };
            (0..count(self.0.as_ptr())).map(read).collect()
        }
    }

    /// Adds a remark; false when the error cannot take it.
    pub fn add_note(&self, function: &str, text: &str) -> bool {
        let note = sys::Note { language: sys::Str::of("rust"), function: sys::Str::of(function), text: sys::Str::of(text) };
        // SAFETY: the slot is checked; the note is copied.
        unsafe { slot!(self.vt(), add_note).is_some_and(|add| add(self.0.as_ptr(), &note) >= 0) }
    }

    /// The panic of this copy of the runtime that the error came from, once.
    pub(crate) fn take_panic(&self) -> Option<Box<dyn Any + Send>> {
        // SAFETY: an origin of our kind is a `Panic` that the error keeps alive.
        unsafe {
            let origin = slot!(self.vt(), origin)?;
            let panic = origin(self.0.as_ptr(), panic_kind()).cast::<Panic>().as_ref()?;
            panic.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take()
        }
    }

    #[inline]
    fn vt(&self) -> *const sys::ErrorVt {
        // SAFETY: the object is alive and begins with its table.
        unsafe { (*self.0.as_ptr()).vt }
    }

    unsafe fn text(&self, read: unsafe extern "C" fn(*const sys::Error, *mut sys::Str)) -> &str {
        let mut out = sys::Str::of("");
        read(self.0.as_ptr(), &mut out);
        borrow_text(out)
    }
}

/// Text of the other side: bytes that are not UTF-8 cannot be shown.
unsafe fn borrow_text<'a>(text: sys::Str) -> &'a str {
    if text.ptr.is_null() {
        return "";
    }
    std::str::from_utf8(std::slice::from_raw_parts(text.ptr, text.len)).unwrap_or("(text that is not valid UTF-8)")
}

impl Clone for Error {
    fn clone(&self) -> Self {
        // SAFETY: the object is alive.
        unsafe { ((*self.vt()).retain)(self.0.as_ptr()) };
        Error(self.0)
    }
}

impl Drop for Error {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: gives back the one reference that `self` holds.
        unsafe { ((*self.vt()).release)(self.0.as_ptr()) };
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Error {}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown.field("status", &self.status()).field("domain", &self.domain()).field("message", &self.message());
        if let Some(cause) = self.cause() {
            shown.field("cause", &cause);
        }
        shown.finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Error {}

impl From<Fault> for Error {
    #[cold]
    fn from(fault: Fault) -> Error {
        match fault.about {
            "" => Error::new(fault.status, ""),
            about => Error::new(fault.status, &format!("{about}: {}", status_text(fault.status))),
        }
    }
}

/// What a new error is made of. Everything is copied.
pub struct ErrorParts<'a> {
    /// `FTK_E_...` or `-1000 - code`.
    pub status: i32,
    /// Empty for errors of the runtime.
    pub domain: &'a str,
    /// Empty: the text of the status.
    pub message: &'a str,
    /// A panic to be continued where the error leaves.
    pub panic: Option<Box<dyn Any + Send>>,
}

impl Default for ErrorParts<'_> {
    fn default() -> Self {
        ErrorParts { status: status::INVALID, domain: "", message: "", panic: None }
    }
}

impl ErrorParts<'_> {
    /// Makes the error. Out of memory gives the static error of that status.
    #[cold]
    pub fn build(self) -> Error {
        let origin = match self.panic {
            Some(panic) => sys::Origin {
                kind: panic_kind(),
                object: Box::into_raw(Box::new(Panic::new(Some(panic)))).cast(),
                release: Some(release_panic),
            },
            None => sys::Origin { kind: ptr::null(), object: ptr::null_mut(), release: None },
        };
        let init = sys::ErrorInit {
            status: self.status,
            reserved: 0,
            domain: sys::Str::of(self.domain),
            message: sys::Str::of(self.message),
            payload: ptr::null(),
            payload_owner: ptr::null_mut(),
            cause: ptr::null_mut(),
            origin,
        };
        // SAFETY: `init` is complete; the result is never NULL.
        unsafe { Error(NonNull::new_unchecked(sys::ftk_error_new(&init))) }
    }
}

type Panic = Mutex<Option<Box<dyn Any + Send>>>;

/// Its address tells panics of this copy of the runtime from other origins.
static PANIC_KIND: u8 = 0;

fn panic_kind() -> *const c_void {
    ptr::addr_of!(PANIC_KIND).cast()
}

unsafe extern "C" fn release_panic(object: *mut c_void) {
    // A payload whose Drop panics must not unwind into C.
    let panic = Box::from_raw(object.cast::<Panic>());
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(panic)));
}

/// The text of a panic, when it has one.
pub(crate) fn panic_text(payload: &(dyn Any + Send)) -> &str {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "",
    }
}
