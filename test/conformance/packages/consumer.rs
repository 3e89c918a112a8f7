use crate::conf_geometry::{self as geometry, Color, Point, Shape};
use crate::conf_packages as api;
use crate::harness::{float, line, text};

fn point(value: Point) -> String {
    format!("({}, {})", value.x, value.y)
}

pub fn consume(library: &std::path::Path) {
    geometry::load(library).expect("the library serves the package");
    api::load(library).expect("the library serves the package");
    line("move_by((1, 2), 10, 20)", point(api::move_by(Point { x: 1, y: 2 }, 10, 20)));
    line("describe(circle 3)", text(api::describe(&Shape::Circle(3))));
    line("describe(square 4)", text(api::describe(&Shape::Square { side: 4 })));
    line("describe(nothing)", text(api::describe(&Shape::Nothing)));
    let bounds = api::bounds_of(&[Point { x: 1, y: 9 }, Point { x: 5, y: 2 }]);
    let color = if bounds.color == Color::BLUE { "blue" } else { "another" };
    line("bounds_of([(1, 9), (5, 2)])", format!("{}..{} color={color}", point(bounds.low), point(bounds.high)));
    line("geometry.origin()", point(geometry::origin()));
    line("geometry.length((3, 4))", float(geometry::length(Point { x: 3, y: 4 })));
}
