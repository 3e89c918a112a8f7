//! The rival `stream`: profiles as a sized little-endian byte stream, measured first, then written into one allocation.
use crate::profiles::profiles;
use bench_native::types::Profile;

fn size_of(one: &Profile) -> usize {
    let texts: usize = one.tags.iter().map(|tag| 4 + tag.len()).sum();
    let address = one.address.as_ref().map_or(0, |address| 8 + address.street.len());
    8 + 4 + one.name.len() + 4 + one.email.len() + 4 + texts + 4 + 8 * one.scores.len() + 1 + address
}

fn put_count(to: &mut Vec<u8>, count: usize) {
    to.extend_from_slice(&(count as u32).to_le_bytes());
}

fn put_text(to: &mut Vec<u8>, text: &str) {
    put_count(to, text.len());
    to.extend_from_slice(text.as_bytes());
}

fn put_profile(to: &mut Vec<u8>, one: &Profile) {
    to.extend_from_slice(&one.id.to_le_bytes());
    put_text(to, &one.name);
    put_text(to, &one.email);
    put_count(to, one.tags.len());
    for tag in &one.tags {
        put_text(to, tag);
    }
    put_count(to, one.scores.len());
    for score in &one.scores {
        to.extend_from_slice(&score.to_le_bytes());
    }
    to.push(u8::from(one.address.is_some()));
    if let Some(address) = &one.address {
        put_text(to, &address.street);
        to.extend_from_slice(&address.zip.to_le_bytes());
    }
}

#[no_mangle]
unsafe extern "C" fn stream_profiles(len: *mut usize) -> *mut u8 {
    let profiles = profiles();
    let mut bytes = Vec::with_capacity(4 + profiles.iter().map(size_of).sum::<usize>());
    put_count(&mut bytes, profiles.len());
    for one in profiles {
        put_profile(&mut bytes, one);
    }
    *len = bytes.len();
    Box::into_raw(bytes.into_boxed_slice()).cast()
}

#[no_mangle]
unsafe extern "C" fn stream_free(bytes: *mut u8, len: usize) {
    drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(bytes, len)));
}
