//! The table of functions of a package, and the two ways to get it: linked, or loaded from a path.
use crate::error::Error;
use crate::sys::{self, status};
use std::ffi::CString;
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The connection of one package in this program. Once made it stays for the life of the process.
pub struct Table<T> {
    api: AtomicPtr<T>,
    need: &'static sys::Api,
    /// NUL-terminated name of the entry.
    symbol: &'static str,
}

impl<T> Table<T> {
    /// A table that is not connected. `symbol` ends in NUL.
    pub const fn new(need: &'static sys::Api, symbol: &'static str) -> Table<T> {
        Table { api: AtomicPtr::new(ptr::null_mut()), need, symbol }
    }

    /// The provider's table, or NULL before it is connected.
    #[inline]
    pub fn get(&self) -> *const T {
        self.api.load(Ordering::Acquire)
    }

    /// The provider's table; connects through `linked` first when needed.
    #[inline]
    pub fn connected(&self, linked: fn() -> Option<sys::GetApi>) -> Result<*const T, Error> {
        let api = self.get();
        if api.is_null() {
            return self.connect(linked());
        }
        Ok(api)
    }

    #[cold]
    fn connect(&self, linked: Option<sys::GetApi>) -> Result<*const T, Error> {
        match linked {
            Some(get_api) => self.link(get_api)?,
            None => {
                let package = self.package();
                return Err(Error::new(status::LOAD, &format!("package {package} is not connected: call its load(path) or link() first")));
            }
        }
        Ok(self.get())
    }

    /// Connects to the provider whose entry is given.
    pub fn link(&self, get_api: sys::GetApi) -> Result<(), Error> {
        let mut err = ptr::null_mut();
        // SAFETY: the entry obeys the contract of `ftk_get_api`; what it returns is checked before use.
        unsafe {
            let api = get_api(self.need.major, 0, &mut err);
            if api.is_null() {
                return Err(Error::from_raw(err, status::VERSION));
            }
            let checked = sys::ftk_api_check(api, self.need, &mut err);
            self.keep(api, checked, err)
        }
    }

    /// Connects to the provider library at `path`.
    pub fn load(&self, path: &Path) -> Result<(), Error> {
        let text = path.to_str().ok_or_else(|| Error::new(status::UTF8, "the path of a library must be UTF-8"))?;
        let text = CString::new(text).map_err(|_| Error::new(status::INVALID, "the path of a library holds a NUL"))?;
        let (mut api, mut err) = (ptr::null(), ptr::null_mut());
        // SAFETY: both texts are NUL-terminated, the outs are ours.
        unsafe {
            let loaded = sys::ftk_load(text.as_ptr(), self.symbol.as_ptr().cast(), self.need, &mut api, &mut err);
            self.keep(api, loaded, err)
        }
    }

    unsafe fn keep(&self, api: *const sys::Api, status: i32, err: *mut sys::Error) -> Result<(), Error> {
        if status < 0 {
            return Err(Error::from_raw(err, status));
        }
        let api = api.cast_mut().cast::<T>();
        match self.api.compare_exchange(ptr::null_mut(), api, Ordering::AcqRel, Ordering::Acquire) {
            Err(other) if other != api => {
                let package = self.package();
                Err(Error::new(status::STATE, &format!("package {package} is connected to another library already")))
            }
            _ => Ok(()),
        }
    }

    fn package(&self) -> &'static str {
        // SAFETY: generated text.
        unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.need.package.ptr, self.need.package.len)) }
    }
}

/// The error of a function that the provider's table does not have.
#[cold]
pub fn absent(function: &str) -> Error {
    Error::new(status::UNAVAILABLE, &format!("{function} is not available in the version of the other side"))
}

/// The provider's side of the handshake: `api` when it serves `major` and at least `min_minor`.
///
/// # Safety
/// `err` is NULL or writable.
pub unsafe fn get_api(api: &'static sys::Api, major: u32, min_minor: u32, err: *mut *mut sys::Error) -> *const sys::Api {
    if major == api.major && min_minor <= api.minor {
        return api;
    }
    let (have_major, have_minor) = (api.major, api.minor);
    let text = format!("version {have_major}.{have_minor} is provided, {major}.{min_minor} is needed");
    sys::ftk_fail(err, status::VERSION, sys::Str::of(&text));
    ptr::null()
}
