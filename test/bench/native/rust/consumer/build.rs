//! Compiles the bridge of cxx and its C++ side; links the C++ provider library, whose folder `BENCH_PROVIDER` names.
fn main() {
    cxx_build::bridge("src/bridge.rs").file("../../cpp/cxx_provider.cpp").include("../../cpp").std("c++17").opt_level(2).compile("cxx_consumer_bridge");
    let folder = std::env::var("BENCH_PROVIDER").expect("BENCH_PROVIDER names a folder");
    println!("cargo:rustc-link-search=native={folder}");
    println!("cargo:rustc-link-lib=dylib=bench_provider_cpp");
    println!("cargo:rustc-link-arg=-Wl,-rpath,{folder}");
    println!("cargo:rerun-if-env-changed=BENCH_PROVIDER");
    for file in ["src/bridge.rs", "../../cpp/cxx_provider.cpp", "../../cpp/cxx_provider.hpp"] {
        println!("cargo:rerun-if-changed={file}");
    }
}
