use crate::conf_slice_mut::provider::{Package, Point};

struct Provider;

impl Package for Provider {
    fn double_all(values: &mut [i32]) {
        for value in values {
            *value *= 2;
        }
    }

    fn fill(buffer: &mut [u8], limit: u32) -> u32 {
        let mut written = 0;
        for (byte, number) in buffer.iter_mut().zip(1..=limit) {
            *byte = number as u8;
            written = number;
        }
        written
    }

    fn flip(points: &mut [Point]) {
        for point in points {
            *point = Point { x: point.y, y: point.x };
        }
    }

    fn scale(values: &mut [f64], by: f64) {
        for value in values {
            *value /= by;
        }
    }
}

crate::conf_slice_mut::provider::export!(Provider, crate::conf_slice_mut);
