use crate::conf_array::{self as api, Holder, Matrix, Point};
use crate::harness::{float, line, list, text};

fn point(value: Point) -> String {
    format!("({}, {})", value.x, value.y)
}

fn holder(value: &Holder) -> String {
    format!("{} {} {}", list(value.bytes, |byte| byte.to_string()), list(&value.names, text), list(value.corner, point))
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("reverse([1, 2, 3, 4])", list(api::reverse(&[1, 2, 3, 4]), |value| value.to_string()));
    let turned = api::transpose(Matrix { rows: [[1.0, 2.0], [3.0, 4.0]] });
    line("transpose([[1, 2], [3, 4]])", list(turned.rows, |row| list(row, float)));
    let points = [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    let full = Holder { bytes: [1, 2, 3, 4], names: ["a".into(), "b".into()], corner: points };
    line(&format!("turn({})", holder(&full)), holder(&api::turn(&full)));
    line("names(\"n\")", list(&api::names("n"), text));
    line("total([(1, 2), (3, 4), (5, 6)])", point(api::total(&[points[0], points[1], Point { x: 5, y: 6 }])));
}
