use crate::conf_slice::provider::{self as api, Point};

struct Series {
    values: Vec<i64>,
    points: Vec<Point>,
}

impl api::Series for Series {
    fn new(count: u32) -> Self {
        let values: Vec<i64> = (1..=i64::from(count)).map(|number| number * number).collect();
        let points = values.iter().map(|&value| Point { x: value as f32, y: -value as f32 }).collect();
        Series { values, points }
    }

    fn values(&self) -> &[i64] {
        &self.values
    }

    fn points(&self) -> &[Point] {
        &self.points
    }
}

struct Provider;

impl api::Package for Provider {
    type Series = Series;

    fn sum_u8(values: &[u8]) -> u64 {
        values.iter().copied().map(u64::from).sum()
    }

    fn sum_i32(values: &[i32]) -> i64 {
        values.iter().copied().map(i64::from).sum()
    }

    fn sum_f64(values: &[f64]) -> f64 {
        // The empty sum of floats is -0.0 in Rust.
        values.iter().fold(0.0, |sum, value| sum + value)
    }

    fn sum_points(points: &[Point]) -> Point {
        points.iter().fold(Point::default(), |sum, point| Point { x: sum.x + point.x, y: sum.y + point.y })
    }

    fn tail(values: &[u32], start: u32) -> &[u32] {
        values.get(start as usize..).unwrap_or_default()
    }
}

api::export!(Provider, crate::conf_slice);
