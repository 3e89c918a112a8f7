use crate::conf_list::{self as api, Item, Kind, Point};
use crate::harness::{float, hex, line, list, text};

fn number<T: ToString>(value: T) -> String {
    value.to_string()
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("reverse_u8([1, 2, 3])", list(api::reverse_u8(&[1, 2, 3]), number));
    line("reverse_f32([0.5, 1.5])", list(api::reverse_f32(&[0.5, 1.5]), |value| float(value.into())));
    let strings = ["a", "", "c"].map(String::from);
    line("reverse_strings([\"a\", \"\", \"c\"])", list(api::reverse_strings(&strings), text));
    let points = api::reverse_points(&[Point { x: 1, y: 2 }, Point { x: 3, y: 4 }]);
    line("reverse_points([(1, 2), (3, 4)])", list(points, |point| format!("({}, {})", point.x, point.y)));
    line("reverse_kinds([a, b, b])", list(api::reverse_kinds(&[Kind::A, Kind::B, Kind::B]), |kind| number(kind.0)));
    let items = [Item { name: "x".into(), parts: vec![1, 2] }, Item { name: "y".into(), parts: vec![] }];
    let items = list(api::reverse_items(&items), |item| format!("{} {}", item.name, list(item.parts, number)));
    line("reverse_items([x [1, 2], y []])", items);
    let nested = api::reverse_nested(&[vec![1], vec![], vec![2, 3]]);
    line("reverse_nested([[1], [], [2, 3]])", list(nested, |inner| list(inner, number)));
    line("reverse_bytes([01, 0203])", list(api::reverse_bytes(&[vec![1], vec![2, 3]]), |bytes| hex(&bytes)));
    line("reverse_u8([])", list(api::reverse_u8(&[]), number));
    let count = api::count(100_000);
    line("count(100000)", format!("{} numbers, sum {}", count.len(), count.into_iter().map(u64::from).sum::<u64>()));
}
