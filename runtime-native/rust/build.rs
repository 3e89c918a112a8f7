//! Compiles the C11 core of the runtime: the copy inside this crate, or the sources beside it in the repository.
use std::path::{Path, PathBuf};

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let vendored = here.join("core");
    let core = if vendored.is_dir() { vendored } else { here.join("..") };
    let (sources, headers) = (core.join("src"), core.join("include"));

    let mut build = cc::Build::new();
    build.std("c11").include(&headers).include(&sources).warnings(false);
    if build.get_compiler().is_like_gnu() || build.get_compiler().is_like_clang() {
        build.flag("-fvisibility=hidden").flag("-fno-strict-aliasing");
    }
    for file in c_files(&sources) {
        build.file(file);
    }
    build.compile("ftk_core");

    println!("cargo:include={}", headers.display());
    println!("cargo:rerun-if-changed={}", sources.display());
    println!("cargo:rerun-if-changed={}", headers.display());
}

/// The C files directly in `folder`, sorted, so that builds are reproducible.
fn c_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the C core is missing: neither core/ nor ../src exists");
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "c"))
        .collect();
    files.sort();
    files
}
