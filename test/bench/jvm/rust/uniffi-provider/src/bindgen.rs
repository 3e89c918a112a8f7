//! The bindings generator of UniFFI, of the version that the provider uses.
fn main() {
    uniffi::uniffi_bindgen_main()
}
