use crate::conf_geometry::types::{Point, Shape};
use crate::conf_packages::types::Bounds;
use crate::{conf_geometry, conf_packages};

struct Geometry;

impl conf_geometry::provider::Package for Geometry {
    fn origin() -> Point {
        Point { x: 0, y: 0 }
    }

    fn length(point: Point) -> f64 {
        f64::from(point.x).hypot(f64::from(point.y))
    }
}

struct Provider;

impl conf_packages::provider::Package for Provider {
    fn move_by(point: Point, dx: i32, dy: i32) -> Point {
        Point { x: point.x + dx, y: point.y + dy }
    }

    fn describe(form: Shape) -> String {
        match form {
            Shape::Circle(radius) => format!("circle of {radius}"),
            Shape::Square { side } => format!("square of {side}"),
            _ => "nothing".into(),
        }
    }

    fn bounds_of(points: Vec<Point>) -> ftk::Lent<'static, Bounds> {
        let corner = |pick: fn(i32, i32) -> i32| {
            points.iter().copied().reduce(|a, b| Point { x: pick(a.x, b.x), y: pick(a.y, b.y) }).unwrap_or_default()
        };
        Bounds::new(corner(i32::min), corner(i32::max)).into()
    }
}

conf_geometry::provider::export!(Geometry, crate::conf_geometry);
conf_packages::provider::export!(Provider, crate::conf_packages);
