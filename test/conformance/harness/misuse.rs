//! What a program can do wrong with handles, below the generated code where the compiler does not prevent it. Every wrong use has a declared
//! status, also in release builds; nothing crashes, nothing wrong is read, and nothing stays behind.
use crate::conf_own_mut::{self as own_mut, Log};
use crate::conf_resource_in_record::{self as bookings, Desk, Ticket};
use crate::conf_shared::{self as shared, Node};
use crate::conf_str::{self as pages, Page};
use crate::harness::{line, outcome, table};
use ftk::glue::{blank, Buffer};
use ftk::sys::{Error, Owner, Str};
use std::path::Path;
use std::ptr::null_mut;

/// The status of a call; its error says the same.
fn status(call: impl FnOnce(*mut *mut Error) -> i32) -> i32 {
    let mut err = null_mut();
    let status = call(&mut err);
    if status < 0 {
        // SAFETY: a failed call leaves NULL or an error of which we own one reference.
        assert_eq!(unsafe { ftk::Error::from_raw(err, status) }.status(), status);
    }
    status
}

fn ok<T>(_: T) -> String {
    "ok".into()
}

/// Values that look like anything: xorshift with a fixed start.
fn random_handles() -> impl Iterator<Item = usize> {
    let step = |state: &u64| {
        let state = state ^ (state << 13);
        let state = state ^ (state >> 7);
        Some(state ^ (state << 17))
    };
    std::iter::successors(Some(0x9e37_79b9_7f4a_7c15), step).take(10_000).map(|state| state as usize)
}

/// The entries for logs, for any value of a handle.
struct Logs(*const own_mut::sys::conf_own_mut_api);

impl Logs {
    fn text(&self, handle: usize) -> i32 {
        let mut out = Buffer::new();
        // SAFETY: any handle is legal to pass; what a call wrote is released. Here and below.
        unsafe { status(|err| ((*self.0).log_text)(handle as *mut _, out.out(), err)) }
    }

    fn commit(&self, handle: usize) -> i32 {
        let mut out = blank();
        unsafe { status(|err| ((*self.0).transaction_commit)(handle as *mut _, &mut out, err)) }
    }

    fn discard(&self, handle: usize) -> i32 {
        let mut out = 0;
        unsafe { status(|err| ((*self.0).discard)(handle as *mut _, &mut out, err)) }
    }

    fn release(&self, handle: usize) -> i32 {
        unsafe { ((*self.0).log_release)(handle as *mut _) }
    }

    fn close(&self, handle: usize) -> i32 {
        unsafe { status(|err| ((*self.0).log_close)(handle as *mut _, err)) }
    }
}

/// The bits of a new log, which is ours to release.
fn log_bits() -> usize {
    use ftk::glue::Proxy;
    Log::new().into_handle() as usize
}

fn after_the_end(logs: &Logs) {
    let mut closed = Log::new();
    line("close", outcome(closed.try_close(), ok));
    line("close again", outcome(closed.try_close(), ok));
    line("text of a closed log", outcome(closed.try_text(), ok));
    line("append to a closed log", outcome(closed.try_append("x"), ok));
    line("finish of a closed log", outcome(closed.try_finish(), ok));
    let released = log_bits();
    line("release", logs.release(released));
    line("release again", logs.release(released));
    line("text of a released log", logs.text(released));
    line("close of a released log", logs.close(released));
    line("discard of a released log", logs.discard(released));
    let moved = log_bits();
    line("discard", logs.discard(moved));
    line("discard again", logs.discard(moved));
    line("text of a log that was moved", logs.text(moved));
}

fn invented(logs: &Logs) {
    line("text of NULL", logs.text(0));
    line("discard of NULL", logs.discard(0));
    line("release of NULL", logs.release(0));
    let accepted = random_handles().filter(|&bits| logs.text(bits) >= 0 || logs.discard(bits) >= 0 || logs.release(bits) >= 0).count();
    line("random bits accepted", accepted);
    let local = 0u64;
    line("address of a variable accepted", logs.text(&raw const local as usize) >= 0);
    let live = log_bits();
    let near = (0..usize::BITS).filter(|bit| logs.text(live ^ (1 << bit)) >= 0).count();
    line("handles that differ in one bit accepted", near);
    line("commit of a log", logs.commit(live));
    line("text of the log", logs.text(live));
    let node = Node::new("n");
    line("text of a node", logs.text(node.as_handle() as usize));
    line("discard of a node", logs.discard(node.as_handle() as usize));
    line("the node lives", outcome(node.try_name(), |name| name));
    line("release", logs.release(live));
}

fn counted(library: &Path) {
    let table = table::<shared::sys::conf_shared_api>(library, c"conf_shared_get_api");
    let node = Node::new("n");
    let bits = node.as_handle();
    // SAFETY: any handle is legal to pass.
    unsafe {
        line("retain", ((*table).node_retain)(bits));
        line("release", ((*table).node_release)(bits));
        node.close();
        line("retain of a closed node", ((*table).node_retain)(bits));
        line("release", ((*table).node_release)(bits));
        line("add of a closed node", outcome(Node::new("p").try_add(&node), ok));
        drop(node);
        line("retain of a released node", ((*table).node_retain)(bits));
        line("release of a released node", ((*table).node_release)(bits));
    }
    line("alive()", Node::alive());
}

fn viewed(library: &Path) {
    let table = table::<pages::sys::conf_str_api>(library, c"conf_str_get_api");
    let mut page = Page::new("text");
    let bits = page.as_handle();
    let (mut text, mut len, mut owner) = (std::ptr::null(), 0, null_mut::<Owner>());
    // SAFETY: the view is used while its owner is held; any handle is legal to pass.
    unsafe {
        line("view", status(|err| ((*table).page_all)(bits, &mut text, &mut len, &mut owner, err)));
        line("append while a view lives", status(|err| ((*table).page_append)(bits, b"x".as_ptr(), 1, err)));
        line("close while a view lives", status(|err| ((*table).page_close)(bits, err)));
        line("all() of the closed page", outcome(page.try_all(), |text| text.to_string()));
        line("the view", String::from_utf8_lossy(std::slice::from_raw_parts(text, len)));
        ((*(*owner).vt).release)(owner);
    }
    line("close after the view", outcome(page.try_close(), ok));
}

fn in_records(library: &Path) {
    use bookings::sys::{conf_resource_in_record_api, conf_resource_in_record_booking};
    let table = table::<conf_resource_in_record_api>(library, c"conf_resource_in_record_get_api");
    let desk = Desk::new("d");
    let redeem = |ticket: usize, spare: usize, desk: usize| {
        let mut booking = blank::<conf_resource_in_record_booking>();
        booking.size = std::mem::size_of_val(&booking) as u32;
        booking.title = Str::of("t");
        booking.ticket = ticket as *mut _;
        booking.spare = spare as *mut _;
        booking.desk = desk as *mut _;
        let mut out = 0;
        // SAFETY: any handle is legal to pass.
        unsafe { status(|err| ((*table).redeem)(&booking, &mut out, err)) }
    };
    let ticket = || {
        use ftk::glue::Proxy;
        Ticket::new(1).into_handle() as usize
    };
    let place = desk.as_handle() as usize;
    let used = ticket();
    line("redeem", redeem(used, 0, place));
    line("redeem again", redeem(used, 0, place));
    line("redeem without a ticket", redeem(0, ticket(), place));
    line("redeem with random bits", redeem(0x1234_5678, ticket(), place));
    line("redeem with a desk as ticket", redeem(place, ticket(), place));
    let twice = ticket();
    line("redeem with one ticket twice", redeem(twice, twice, place));
    line("redeem without a desk", redeem(ticket(), ticket(), 0));
    line("alive()", Ticket::alive());
    line("the desk lives", outcome(desk.try_name(), |name| name));
}

/// Prints the status of every misuse.
pub fn consume(library: &Path) {
    own_mut::load(library).expect("the library serves the package");
    shared::load(library).expect("the library serves the package");
    pages::load(library).expect("the library serves the package");
    bookings::load(library).expect("the library serves the package");
    let logs = Logs(table(library, c"conf_own_mut_get_api"));
    after_the_end(&logs);
    invented(&logs);
    counted(library);
    viewed(library);
    in_records(library);
}
