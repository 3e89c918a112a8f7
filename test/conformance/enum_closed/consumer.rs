use crate::conf_enum_closed::{self as api, Order, Pair};
use crate::harness::line;

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("reverse(less)", i8::from(api::reverse(Order::Less)));
    line("reverse(equal)", i8::from(api::reverse(Order::Equal)));
    line("compare(1, 2)", i8::from(api::compare(1, 2)));
    line("compare(2, 2)", i8::from(api::compare(2, 2)));
    let pair = api::swap(&Pair { first: Order::Greater, second: Order::Equal });
    line("swap(greater, equal)", format!("{} {}", i8::from(pair.first), i8::from(pair.second)));
    line("count_equal([equal, less, equal])", api::count_equal(&[Order::Equal, Order::Less, Order::Equal]));
}
