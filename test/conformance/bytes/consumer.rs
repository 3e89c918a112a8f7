use crate::conf_bytes::{self as api, Blob};
use crate::harness::{hex, line, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("invert(00ff10)", hex(&api::invert(&[0x00, 0xff, 0x10])));
    line("invert()", hex(&api::invert(&[])));
    line("ramp(5)", hex(&api::ramp(5)));
    let ramp = api::ramp(70_000);
    line("ramp(70000)", format!("{} bytes, sum {}", ramp.len(), api::sum(&ramp)));
    line("sum(0102ff)", api::sum(&[0x01, 0x02, 0xff]));
    let blob = api::reverse(&Blob { name: "n".into(), data: vec![1, 2, 3] });
    line("reverse(\"n\", 010203)", format!("{} {}", text(blob.name), hex(&blob.data)));
    line("concat(01, , 0203)", hex(&api::concat(&[vec![1], vec![], vec![2, 3]])));
}
