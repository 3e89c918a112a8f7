use crate::conf_function::provider::{Package, Point};
use std::sync::atomic::{AtomicU32, Ordering};

static CALLS: AtomicU32 = AtomicU32::new(0);

struct Provider;

impl Package for Provider {
    fn noop() {
        CALLS.fetch_add(1, Ordering::Relaxed);
    }

    fn format(a: i8, b: u64, c: f32, d: f64, e: bool, f: char, g: &str, h: Vec<u8>) -> String {
        let h: String = h.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{a} {b} {c:.3} {d:.3} {e} {f} {g} {h}")
    }

    fn add10(a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32, i: i32, j: i32) -> i32 {
        a + b + c + d + e + f + g + h + i + j
    }

    fn middle(a: Point, b: Point) -> Point {
        Point { x: (a.x + b.x) / 2.0, y: (a.y + b.y) / 2.0 }
    }

    fn calls() -> u32 {
        CALLS.load(Ordering::Relaxed)
    }
}

crate::conf_function::provider::export!(Provider, crate::conf_function);
