use crate::conf_array::provider::{Holder, Matrix, Package, Point};
use ftk::Lent;

struct Provider;

impl Package for Provider {
    fn reverse(mut values: [u16; 4]) -> [u16; 4] {
        values.reverse();
        values
    }

    fn transpose(matrix: Matrix) -> Matrix {
        let [[a, b], [c, d]] = matrix.rows;
        Matrix { rows: [[a, c], [b, d]] }
    }

    fn turn(mut holder: Holder) -> Lent<'static, Holder> {
        holder.bytes.reverse();
        holder.names.reverse();
        holder.corner.reverse();
        holder.into()
    }

    fn names(prefix: &str) -> Lent<'static, [String; 3]> {
        [0, 1, 2].map(|index| format!("{prefix}{index}")).into()
    }

    fn total(points: [Point; 3]) -> Point {
        Point { x: points.iter().map(|point| point.x).sum(), y: points.iter().map(|point| point.y).sum() }
    }
}

crate::conf_array::provider::export!(Provider, crate::conf_array);
