use crate::conf_const::provider::{Package, GREETING, MAX_KEY};

struct Provider;

impl Package for Provider {
    fn checksum() -> u32 {
        GREETING.bytes().map(u32::from).sum::<u32>() + MAX_KEY
    }
}

crate::conf_const::provider::export!(Provider, crate::conf_const);
