use crate::conf_list::provider::{Item, Kind, Package, Point};
use ftk::Lent;

struct Provider;

fn reversed<T>(mut values: Vec<T>) -> Vec<T> {
    values.reverse();
    values
}

impl Package for Provider {
    fn reverse_u8(values: Vec<u8>) -> Vec<u8> {
        reversed(values)
    }

    fn reverse_f32(values: Vec<f32>) -> Vec<f32> {
        reversed(values)
    }

    fn reverse_strings(values: Vec<String>) -> Lent<'static, Vec<String>> {
        reversed(values).into()
    }

    fn reverse_points(values: Vec<Point>) -> Vec<Point> {
        reversed(values)
    }

    fn reverse_kinds(values: Vec<Kind>) -> Vec<Kind> {
        reversed(values)
    }

    fn reverse_items(values: Vec<Item>) -> Lent<'static, Vec<Item>> {
        reversed(values).into()
    }

    fn reverse_nested(values: Vec<Vec<u16>>) -> Lent<'static, Vec<Vec<u16>>> {
        reversed(values).into()
    }

    fn reverse_bytes(values: Vec<Vec<u8>>) -> Lent<'static, Vec<Vec<u8>>> {
        reversed(values).into()
    }

    fn count(n: u32) -> Vec<u32> {
        (0..n).collect()
    }
}

crate::conf_list::provider::export!(Provider, crate::conf_list);
