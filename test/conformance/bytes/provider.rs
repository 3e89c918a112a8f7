use crate::conf_bytes::provider::{Blob, Package};

struct Provider;

impl Package for Provider {
    fn invert(data: Vec<u8>) -> Vec<u8> {
        data.into_iter().map(|byte| !byte).collect()
    }

    fn ramp(count: u32) -> Vec<u8> {
        (0..count).map(|index| index as u8).collect()
    }

    fn sum(data: Vec<u8>) -> u64 {
        data.into_iter().map(u64::from).sum()
    }

    fn reverse(mut blob: Blob) -> ftk::Lent<'static, Blob> {
        blob.data.reverse();
        blob.into()
    }

    fn concat(chunks: Vec<Vec<u8>>) -> Vec<u8> {
        chunks.concat()
    }
}

crate::conf_bytes::provider::export!(Provider, crate::conf_bytes);
