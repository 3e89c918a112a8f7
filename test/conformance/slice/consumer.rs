use crate::conf_slice::{self as api, Point, Series};
use crate::harness::{float, line, list};

fn point(value: &Point) -> String {
    format!("({}, {})", float(value.x.into()), float(value.y.into()))
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("sum_u8([1, 2, 250])", api::sum_u8(&[1, 2, 250]));
    line("sum_i32([-5, 2147483647])", api::sum_i32(&[-5, i32::MAX]));
    line("sum_f64([0.5, 0.25])", float(api::sum_f64(&[0.5, 0.25])));
    line("sum_f64([])", float(api::sum_f64(&[])));
    line("sum_points([(1, 2), (3, 4)])", point(&api::sum_points(&[Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }])));
    let numbers = [1, 2, 3, 4];
    let tail = api::tail(&numbers, 2);
    assert!(std::ptr::eq(&tail[0], &numbers[2]), "a view lies in its source");
    line("tail([1, 2, 3, 4], 2)", list(&*tail, u32::to_string));
    let series = Series::new(4);
    line("series.values()", list(&*series.values(), i64::to_string));
    line("series.points()", list(&*series.points(), point));
}
