use crate::conf_slice_mut::{self as api, Point};
use crate::harness::{float, hex, line, list};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let mut values = [1, -2, 3];
    api::double_all(&mut values);
    line("double_all([1, -2, 3])", list(values, |value| value.to_string()));
    api::double_all(&mut []);
    line("double_all([])", "[]");
    for limit in [10, 2] {
        let mut buffer = [0; 4];
        let written = api::fill(&mut buffer, limit);
        line(&format!("fill(4 bytes, {limit})"), format!("{written} {}", hex(&buffer)));
    }
    let mut points = [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    api::flip(&mut points);
    line("flip([(1, 2), (3, 4)])", list(points, |point| format!("({}, {})", point.x, point.y)));
    let mut scaled = [1.0, 3.0];
    api::scale(&mut scaled, 2.0);
    line("scale([1.0, 3.0], 2.0)", list(scaled, float));
}
