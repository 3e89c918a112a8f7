//! Generated packages as modules of a crate, beside one of them as a crate: one library exports several packages.
#![deny(warnings)]
#[path = "../../../acme-shop-1.1/src/mod.rs"]
mod acme_shop;
#[path = "../../../other-net/src/mod.rs"]
mod other_net;
#[path = "../../../test-all/src/mod.rs"]
mod test_all;

mod provider;

/// Both sides of the crate are there too.
pub fn versions() -> (u32, u32) {
    (test_all::types::MAX, ::test_all::types::MAX)
}
