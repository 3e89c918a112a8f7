//! Values that contain themselves: as deep as is allowed they are read, deeper and in circles they are refused, by lifting and by views, on a
//! small stack.
use conf_variant::sys::{conf_variant_entry_string_value, conf_variant_expr, conf_variant_list_value, conf_variant_map_string_value, conf_variant_value};
use conf_variant::{Expr, Value};
use ftk::glue::{blank, Lift, Lifting, Read};
use ftk::status;

const NEGATE: u32 = 2;
const LIST: u32 = 7;
const OBJECT: u32 = 8;

fn both<C, T: Lift<C> + Read<C>>(cell: &C) -> [i32; 2] {
    // SAFETY: cells with pointers to cells.
    unsafe {
        let lifted = T::lift(cell, &Lifting::RESULT).map_or_else(|fault| fault.status, |_| status::OK);
        [lifted, T::check(cell, 0).map_or_else(|fault| fault.status, |()| status::OK)]
    }
}

/// -(-( ... 0)), `depth` times.
fn chain(depth: usize) -> [i32; 2] {
    let mut cells: Vec<conf_variant_expr> = (0..=depth).map(|_| blank()).collect();
    cells[0].tag = 1;
    for index in 1..=depth {
        let inner: *const conf_variant_expr = &cells[index - 1];
        cells[index].tag = NEGATE;
        cells[index].as_.negate = inner;
    }
    both::<_, Expr>(&cells[depth])
}

fn circles() -> Vec<[i32; 2]> {
    let mut expr: conf_variant_expr = blank();
    expr.tag = NEGATE;
    expr.as_.negate = &expr;
    let mut list: conf_variant_value = blank();
    list.tag = LIST;
    list.as_.list = conf_variant_list_value { ptr: &list, len: 1 };
    let mut entry: conf_variant_entry_string_value = blank();
    entry.value.tag = OBJECT;
    entry.value.as_.object = conf_variant_map_string_value { ptr: &entry, len: 1 };
    vec![both::<_, Expr>(&expr), both::<_, Value>(&list), both::<_, Value>(&entry.value)]
}

fn main() {
    let max = ftk::glue::DEPTH_MAX as usize;
    let small = std::thread::Builder::new().stack_size(2 << 20);
    let found = small.spawn(move || (chain(1), chain(max), chain(max + 1), circles())).expect("a thread").join().expect("no panic");
    let (ok, range) = ([status::OK; 2], [status::RANGE; 2]);
    println!("{} {} {} {} at {max}", found.0 == ok, found.1 == ok, found.2 == range, found.3 == [range; 3]);
}
