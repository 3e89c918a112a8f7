//! What the Rust consumers share: the program's main part, and printing values the way the transcripts want them.
#![allow(dead_code)]

use crate::sweep;
use std::ffi::{c_char, c_int, c_void, CStr, CString};
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(module: *mut c_void, name: *const c_char) -> *mut c_void;
}

/// The consumer of one feature: loads its package (or packages) from the library and prints its transcript.
pub type Consume = fn(&Path);

/// `conf_consumer LIBRARY FEATURE...`; with `--sweep` in front, every allocation of the runtime fails in turn.
pub fn run(features: &[(&str, Consume)]) {
    let mut args = std::env::args().skip(1).peekable();
    let sweeping = args.next_if(|arg| arg == "--sweep").is_some();
    let library = PathBuf::from(args.next().expect("usage: conf_consumer [--sweep] LIBRARY FEATURE..."));
    for wanted in args {
        let Some((name, consume)) = features.iter().find(|(name, _)| *name == wanted) else {
            continue;
        };
        println!("## {name}");
        if sweeping {
            sweep::sweep(&library, *consume);
        } else {
            consume(&library);
        }
        println!("leaks {}", count_leaks(&library));
        std::io::stdout().flush().expect("standard output is open");
    }
}

/// Live objects of both copies of the runtime.
pub fn count_leaks(library: &Path) -> u64 {
    type Read = unsafe extern "C" fn(*mut ftk::sys::LeakCounts) -> i32;
    let size = std::mem::size_of::<ftk::sys::LeakCounts>() as u32;
    let mut counts = ftk::sys::LeakCounts { size, reserved: 0, allocations: 0, handles: 0, errors: 0, owners: 0 };
    let symbol = symbol(library, c"conf_leaks");
    if symbol.is_null() {
        return 1;
    }
    // SAFETY: the library exports conf_leaks with this signature.
    unsafe { std::mem::transmute::<*mut c_void, Read>(symbol)(&mut counts) };
    let own = ftk::Leaks::read();
    [counts.allocations, counts.handles, counts.errors, counts.owners, own.allocations, own.handles, own.errors, own.owners].iter().sum()
}

/// A symbol of the provider library, for calls below the generated code.
pub fn symbol(library: &Path, name: &CStr) -> *mut c_void {
    let path = CString::new(library.as_os_str().as_encoded_bytes()).expect("a path has no NUL");
    // SAFETY: both are texts with their NUL; 2 is RTLD_NOW. The library is loaded already and stays.
    unsafe { dlsym(dlopen(path.as_ptr(), 2), name.as_ptr()) }
}

/// The table of a package as the library gives it out. `T` is the package's type of tables, `name` its function for them.
pub fn table<T>(library: &Path, name: &CStr) -> *const T {
    let get_api = symbol(library, name);
    assert!(!get_api.is_null(), "the library has {name:?}");
    // SAFETY: a function of that name has this signature in every library.
    let get_api = unsafe { std::mem::transmute::<*mut c_void, ftk::sys::GetApi>(get_api) };
    // SAFETY: an error is not asked for.
    unsafe { get_api(1, 0, std::ptr::null_mut()) }.cast()
}

/// Where lines go while they are recorded.
static RECORD: Mutex<Option<Vec<String>>> = Mutex::new(None);

/// What `action` says, instead of printing it.
pub fn record<T>(action: impl FnOnce() -> T) -> (T, Vec<String>) {
    let swap = |with| std::mem::replace(&mut *RECORD.lock().unwrap_or_else(PoisonError::into_inner), with);
    swap(Some(Vec::new()));
    let result = action();
    (result, swap(None).unwrap_or_default())
}

/// One line of the transcript, as it is.
pub fn say(text: String) {
    match &mut *RECORD.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(lines) => lines.push(text),
        None => println!("{text}"),
    }
}

/// One line of the transcript.
pub fn line(what: &str, value: impl Display) {
    say(format!("{what} = {value}"));
}

/// Text in double quotes.
pub fn text(value: impl AsRef<str>) -> String {
    format!("\"{}\"", value.as_ref())
}

/// Three decimals; `nan`, `inf`, `-inf`.
pub fn float(value: f64) -> String {
    if value.is_nan() {
        "nan".into()
    } else if value.is_infinite() {
        if value < 0.0 { "-inf".into() } else { "inf".into() }
    } else {
        format!("{value:.3}")
    }
}

/// `U+XXXX`
pub fn char(value: char) -> String {
    format!("U+{:04X}", value as u32)
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `[a, b]`
pub fn list<T>(items: impl IntoIterator<Item = T>, show: impl Fn(T) -> String) -> String {
    format!("[{}]", items.into_iter().map(show).collect::<Vec<_>>().join(", "))
}

/// `none`, or the value through `show`.
pub fn optional<T>(value: Option<T>, show: impl Fn(T) -> String) -> String {
    value.map_or_else(|| "none".into(), show)
}

/// A declared error: its code and its message.
pub fn error(code: i32, message: impl Display) -> String {
    format!("error {code} \"{message}\"")
}

/// A failure of the runtime.
pub fn status(error: &ftk::Error) -> String {
    format!("status {}", error.status())
}

/// The value through `show`, or the failure of the runtime.
pub fn outcome<T>(result: Result<T, ftk::Error>, show: impl Fn(T) -> String) -> String {
    result.map_or_else(|error| status(&error), show)
}
