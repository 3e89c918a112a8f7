//! Where C values are built from Rust values. Inward, C structs point into the Rust value; outward, everything is put into an arena.
use crate::cell::Seq;
use crate::error::Error;
use crate::fault::Fault;
use crate::lower::{Give, Lower};
use crate::read::Plain;
use crate::sys;
use std::ffi::c_void;
use std::mem::{size_of, ManuallyDrop};
use std::ptr;
use std::sync::atomic::Ordering;

/// Where C values are built.
pub struct Lowering {
    arena: *mut sys::Arena,
    /// Outward: texts and lists are copied, with a NUL behind texts.
    copies: bool,
    need: *const sys::Api,
    peer: *const sys::Api,
    /// Dropped by `clear`: where nothing was given, nothing of it is left in the code.
    given: ManuallyDrop<Vec<Given>>,
    /// Zeroed memory of the arena that is not used yet.
    free: *mut u8,
    left: usize,
    /// Size of the next piece of memory.
    next: usize,
}

/// Bounds of one piece of arena memory.
const PIECE_MIN: usize = 256;
const PIECE_MAX: usize = 32 * 1024;

/// A handle that goes to the other side inside a value.
struct Given {
    handle: *mut c_void,
    release: unsafe extern "C" fn(*mut c_void),
    /// Stays ours: the receiver counts its own reference.
    shared: bool,
}

impl Lowering {
    /// For the parameters of one call to `peer`; `need` says what this side was built against. Both may be NULL.
    #[inline]
    pub fn inward(need: *const sys::Api, peer: *const sys::Api) -> Lowering {
        Lowering { arena: ptr::null_mut(), copies: false, need, peer, given: ManuallyDrop::new(Vec::new()), free: ptr::null_mut(), left: 0, next: PIECE_MIN }
    }

    /// For one result that the other side will own.
    pub fn outward(hint: Option<&'static sys::ArenaHint>) -> Result<Lowering, Fault> {
        // SAFETY: the hint is static or NULL.
        let arena = unsafe { sys::ftk_arena_new(hint.map_or(ptr::null(), |hint| hint)) };
        if arena.is_null() {
            return Err(Fault::NO_MEMORY);
        }
        let learned = hint.map_or(0, |hint| hint.bytes.load(Ordering::Relaxed) as usize);
        let next = learned.clamp(PIECE_MIN, PIECE_MAX) & !15;
        Ok(Lowering { arena, copies: true, need: ptr::null(), peer: ptr::null(), given: ManuallyDrop::new(Vec::new()), free: ptr::null_mut(), left: 0, next })
    }

    /// Hands the graph over: its owner, with one reference.
    pub fn finish(mut self) -> *mut sys::Owner {
        // SAFETY: the arena is ours and is not used afterwards.
        unsafe { sys::ftk_arena_finish(std::mem::replace(&mut self.arena, ptr::null_mut())) }
    }

    /// A C value of `value` that is valid as long as both of them and this builder.
    #[inline]
    pub fn pass<C, T: Lower<C> + ?Sized>(&mut self, value: &T) -> Result<C, Fault> {
        if T::PLAIN {
            // SAFETY: plain values have the layout of their C type.
            return Ok(unsafe { (value as *const T).cast::<C>().read() });
        }
        let mut out = blank::<C>();
        value.lower(&mut out, self)?;
        Ok(out)
    }

    /// The same for values that hold handles, which move with them.
    pub fn send<C, T: Give<C>>(&mut self, value: T) -> Result<C, Fault> {
        let mut out = blank::<C>();
        value.give(&mut out, self)?;
        Ok(out)
    }

    /// `pass` for the caller of a function.
    #[inline]
    pub fn arg<C, T: Lower<C> + ?Sized>(&mut self, value: &T) -> Result<C, Error> {
        self.pass(value).map_err(Error::from)
    }

    /// Writes a parameter in place.
    #[inline]
    pub fn fill<C, T: Lower<C> + ?Sized>(&mut self, value: &T, out: &mut C) -> Result<(), Error> {
        value.lower(out, self).map_err(Error::from)
    }

    /// The same for values that hold handles.
    pub fn fill_moved<C, T: Give<C>>(&mut self, value: T, out: &mut C) -> Result<(), Error> {
        value.give(out, self).map_err(Error::from)
    }

    /// `send` for the caller of a function.
    pub fn moved<C, T: Give<C>>(&mut self, value: T) -> Result<C, Error> {
        self.send(value).map_err(Error::from)
    }

    /// The same for objects that come back when the call ends: their handles are released then.
    pub fn lent<C, T: Give<C>>(&mut self, value: T) -> Result<C, Error> {
        let first = self.given.len();
        let result = self.moved(value);
        for given in &mut self.given[first..] {
            given.shared = true;
        }
        result
    }

    /// Ends what the builder has; to be called once.
    #[cold]
    #[inline(never)]
    fn clear(&mut self) {
        for given in self.given.drain(..) {
            // SAFETY: the reference is ours: the value never went, or the receiver counted its own.
            unsafe { (given.release)(given.handle) };
        }
        // SAFETY: nothing looks at it after the end of the builder.
        unsafe { ManuallyDrop::drop(&mut self.given) };
        // SAFETY: the arena is ours and was not finished; NULL is ignored.
        unsafe { sys::ftk_arena_drop(self.arena) };
    }

    /// Says that the call was made: what moved in is no longer ours.
    pub fn sent(&mut self) {
        self.given.retain(|given| given.shared);
    }

    /// True when the other side is of package `need` and older than the version.
    #[inline]
    pub fn older(&self, need: *const sys::Api, major: u32, minor: u32, patch: u32) -> bool {
        if self.peer.is_null() || self.need != need {
            return false;
        }
        // SAFETY: tables live as long as the process.
        let peer = unsafe { &*self.peer };
        (peer.major, peer.minor, peer.patch) < (major, minor, patch)
    }

    /// The table that the values are sent to, or NULL.
    pub fn peer(&self) -> *const sys::Api {
        self.peer
    }

    /// `count` zeroed values, valid as long as this builder or the graph.
    #[inline]
    pub fn array<C>(&mut self, count: usize) -> Result<*mut C, Fault> {
        let size = size_of::<C>().checked_mul(count).ok_or(Fault::NO_MEMORY)?;
        self.memory(size, std::mem::align_of::<C>()).map(<*mut u8>::cast)
    }

    /// Zeroed memory; small amounts come from a piece that is fetched at once.
    #[inline]
    fn memory(&mut self, size: usize, align: usize) -> Result<*mut u8, Fault> {
        let skip = self.free.align_offset(align);
        match size.checked_add(skip) {
            Some(need) if need <= self.left && !self.free.is_null() => {
                // SAFETY: inside the piece.
                let place = unsafe { self.free.add(skip) };
                self.free = place.wrapping_add(size);
                self.left -= need;
                Ok(place)
            }
            _ => self.fetch(size, align),
        }
    }

    #[cold]
    #[inline(never)]
    fn fetch(&mut self, size: usize, align: usize) -> Result<*mut u8, Fault> {
        if self.arena.is_null() {
            // SAFETY: no hint.
            self.arena = unsafe { sys::ftk_arena_new(ptr::null()) };
        }
        let is_large = size > PIECE_MAX / 4;
        let amount = if is_large { size } else { self.next.max(size) };
        // SAFETY: the arena accepts NULL.
        let memory = unsafe { sys::ftk_arena_array(self.arena, amount, 1, align.max(8)) }.cast::<u8>();
        if memory.is_null() {
            return Err(Fault::NO_MEMORY);
        }
        if !is_large {
            self.next = (self.next * 2).min(PIECE_MAX);
            self.free = memory.wrapping_add(size);
            self.left = amount - size;
        }
        Ok(memory)
    }

    /// One value in the arena, written by `write`.
    #[inline]
    pub fn boxed<C>(&mut self, write: impl FnOnce(&mut C, &mut Self) -> Result<(), Fault>) -> Result<*const C, Fault> {
        let place = self.array::<C>(1)?;
        // SAFETY: zeroed memory for one `C`, which nobody else knows.
        write(unsafe { &mut *place }, self)?;
        Ok(place)
    }

    #[inline]
    pub(crate) fn text(&mut self, text: &str, out: &mut sys::Str) -> Result<(), Fault> {
        if !self.copies {
            *out = sys::Str { ptr: text.as_ptr(), len: text.len() };
            return Ok(());
        }
        // The memory is zeroed, so that the NUL stands behind the text already.
        let place = self.memory(text.len() + 1, 1)?;
        // SAFETY: fresh memory of that size.
        unsafe { crate::text::copy_bytes(text.as_ptr(), place, text.len()) };
        *out = sys::Str { ptr: place, len: text.len() };
        Ok(())
    }

    pub(crate) fn items<C: Seq, T: Lower<C::Item>>(&mut self, items: &[T], out: &mut C) -> Result<(), Fault> {
        if T::PLAIN && !self.copies {
            out.set(items.as_ptr().cast(), items.len());
            return Ok(());
        }
        let array = self.array::<C::Item>(items.len())?;
        if T::PLAIN {
            // SAFETY: plain elements have the layout of their C type.
            unsafe { ptr::copy_nonoverlapping(items.as_ptr().cast(), array, items.len()) };
        } else {
            for (index, item) in items.iter().enumerate() {
                // SAFETY: inside the array, which is zeroed.
                item.lower(unsafe { &mut *array.add(index) }, self)?;
            }
        }
        out.set(array, items.len());
        Ok(())
    }

    /// Lowers a part of a value that is given away and dropped before the call: everything is copied.
    pub fn keep<C, T: Lower<C> + ?Sized>(&mut self, value: &T, out: &mut C) -> Result<(), Fault> {
        let before = std::mem::replace(&mut self.copies, true);
        let result = value.lower(out, self);
        self.copies = before;
        result
    }

    /// Puts a handle into a value. On failure the handle is released.
    ///
    /// # Safety
    /// `release` ends one reference of `handle`, which the caller gives away; outward, `slot` lies in the arena.
    pub unsafe fn handle<H>(&mut self, slot: &mut *mut H, handle: *mut H, release: unsafe extern "C" fn(*mut c_void), shared: bool) -> Result<(), Fault> {
        *slot = handle;
        if !self.copies {
            self.given.push(Given { handle: handle.cast(), release, shared });
            return Ok(());
        }
        let status = sys::ftk_arena_handle(self.arena, (slot as *mut *mut H).cast(), release);
        if status < 0 {
            *slot = ptr::null_mut();
            release(handle.cast());
        }
        Fault::check(status)
    }
}

impl Drop for Lowering {
    #[inline]
    fn drop(&mut self) {
        if !self.arena.is_null() || self.given.capacity() != 0 {
            self.clear();
        }
    }
}

/// A C value of zeros: numbers 0, pointers NULL.
#[inline]
pub fn blank<C>() -> C {
    // SAFETY: used with the C structs of generated code and of this crate, whose members are numbers, pointers and arrays of them.
    unsafe { std::mem::zeroed() }
}

/// A plain value as it lies.
#[inline]
pub fn as_c<C, T: Lower<C> + Plain>(value: &T) -> *const C {
    (value as *const T).cast()
}
