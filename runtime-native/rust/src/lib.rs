//! The runtime of ffi-toolkit for Rust: what generated crates and modules use, over the C11 core that the build script compiles.
//!
//! Applications meet `Error`, the guards `Text`, `Slice` and `View`, and, in providers, `Lent`. Everything in [`glue`] and [`sys`]
//! is for generated code and follows its compiler's version.
#![deny(missing_docs)]

mod any_thread;
mod api;
mod buffer;
mod call;
mod cell;
mod declared;
mod error;
mod fault;
mod flags;
mod give;
mod handle;
mod leaks;
mod lent;
mod lift;
mod lower;
mod lowering;
mod number;
mod owner;
mod read;
mod record;
mod sequence;
#[cfg_attr(
    not(all(
        any(target_os = "linux", target_os = "android"),
        any(target_arch = "x86_64", target_arch = "aarch64"),
        target_pointer_width = "64",
        not(ftk_outline)
    )),
    path = "slot_outline.rs"
)]
mod slot;
pub mod sys;
mod text;
mod thunk;
mod variant;

pub use call::raise;
pub use error::{Error, Note};
pub use leaks::Leaks;
pub use lent::Lent;
pub use owner::{Slice, Text};
pub use read::{ItemRef, ListIter, ListRef, Pair, View};
pub use sys::status;
pub use variant::UnknownCase;

/// What generated code is made of.
#[doc(hidden)]
pub mod glue {
    pub use crate::any_thread::{shared_trampoline, SharedCallback, SharedScope};
    pub use crate::api::{absent, get_api, Table};
    pub use crate::buffer::{item_buffer, plain_buffer, put_buffer, put_buffer_opt, terminated, text_buffer, twin_buffer, Buffer};
    pub use crate::call::{call, call_back, expect, fail, graph_at, graph_opt, opt, or_null, result};
    pub use crate::cell::{Entry, Opt, Seq};
    pub use crate::declared::{case, declared, declared_because, declared_flat, declared_unknown, declared_with, Declared};
    pub use crate::fault::{Fault, HIDDEN};
    pub use crate::give::{give_graph, give_graph_opt, put, put_graph, put_graph_opt, put_opt, put_raw, put_view};
    pub use crate::handle::{
        close_object, cloned, enter, enter_mut, enter_opt, give_object, give_proxy, lent_proxy, lent_proxy_opt, lift_object, lift_proxy,
        release_object, retain_object, share, share_opt, shared_handle, shared_type, take, take_opt, unique_handle, unique_type, Object, Pin,
        Proxy, Unique,
    };
    pub use crate::lift::{filled, lift_at, placed, present_at, size_of_pointee, Lift, Lifting, Placed, DEPTH_MAX};
    pub use crate::lower::{Give, Lower};
    pub use crate::lowering::{as_c, blank, Lowering};
    pub use crate::owner::{contract, RowRun, Run};
    pub use crate::read::{check_at, Plain, Read};
    pub use crate::sequence::{slice, slice_mut};
    pub use crate::text::text;
    pub use crate::thunk::{arg, arg_opt, named, plain, rows, run, thunk, trampoline, value, Callback, Scoped};
    pub use crate::variant::unknown_case;
}
