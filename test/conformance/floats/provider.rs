use crate::conf_floats::provider::{Package, Pair};

struct Provider;

impl Package for Provider {
    fn echo_f32(value: f32) -> f32 {
        value
    }

    fn echo_f64(value: f64) -> f64 {
        value
    }

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    fn halve(pair: Pair) -> Pair {
        Pair { single: pair.single / 2.0, double: pair.double / 2.0 }
    }

    fn special() -> Vec<f64> {
        vec![f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -0.0]
    }
}

crate::conf_floats::provider::export!(Provider, crate::conf_floats);
