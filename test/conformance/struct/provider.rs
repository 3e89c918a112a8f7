use crate::conf_struct::provider::{Color, Mixed, Package, Point};

struct Provider;

impl Package for Provider {
    fn flip(point: Point) -> Point {
        Point { x: point.y, y: point.x }
    }

    fn step(mixed: Mixed) -> Mixed {
        let [first, second, third] = mixed.codes;
        Mixed {
            a: mixed.a + 1,
            b: mixed.b + 1,
            c: mixed.c + 1,
            point: Self::flip(mixed.point),
            visible: !mixed.visible,
            color: Color::GREEN,
            codes: [third, second, first],
        }
    }

    fn line(n: u32) -> Vec<Point> {
        (0..n).map(|index| Point { x: index.into(), y: 0.0 - f64::from(index) }).collect()
    }

    fn visible(all: Vec<Mixed>) -> Vec<Point> {
        all.into_iter().filter(|mixed| mixed.visible && mixed.point.x >= 0.0).map(|mixed| mixed.point).collect()
    }
}

crate::conf_struct::provider::export!(Provider, crate::conf_struct);
