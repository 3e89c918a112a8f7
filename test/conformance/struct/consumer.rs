use crate::conf_struct::{self as api, Color, Mixed, Point};
use crate::harness::{float, line, list};

fn point(value: Point) -> String {
    format!("({}, {})", float(value.x), float(value.y))
}

fn shown(x: f64, visible: bool) -> Mixed {
    Mixed { a: 0, b: 0, c: 0, point: Point { x, y: x.abs() }, visible, color: Color::RED, codes: [0; 3] }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("flip((1, 2))", point(api::flip(Point { x: 1.0, y: 2.0 })));
    let from = Point { x: 4.0, y: 5.0 };
    let Mixed { a, b, c, point: to, visible, color, codes } =
        api::step(Mixed { a: 1, b: 2, c: 3, point: from, visible: true, color: Color::RED, codes: [6, 7, 8] });
    let codes = list(codes, |code| code.to_string());
    let stepped = format!("{a} {b} {c} {} {visible} {} {codes}", point(to), color.0);
    line("step(1, 2, 3, (4, 5), true, red, [6, 7, 8])", stepped);
    line("line(3)", list(api::line(3), point));
    let all = [shown(1.0, true), shown(-1.0, true), shown(2.0, false)];
    line("visible([(1,1) shown, (-1,1) shown, (2,2) hidden])", list(api::visible(&all), point));
}
