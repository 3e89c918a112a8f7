fn main() {
    cxx_build::bridge("src/lib.rs").std("c++17").opt_level(2).compile("cxx_provider_bridge");
    println!("cargo:rerun-if-changed=src/lib.rs");
}
