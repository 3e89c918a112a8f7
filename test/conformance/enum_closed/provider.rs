use crate::conf_enum_closed::provider::{Order, Package, Pair};

struct Provider;

impl Package for Provider {
    fn reverse(order: Order) -> Order {
        match order {
            Order::Less => Order::Greater,
            Order::Equal => Order::Equal,
            Order::Greater => Order::Less,
        }
    }

    fn compare(a: i32, b: i32) -> Order {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Order::Less,
            std::cmp::Ordering::Equal => Order::Equal,
            std::cmp::Ordering::Greater => Order::Greater,
        }
    }

    fn swap(pair: Pair) -> ftk::Lent<'static, Pair> {
        Pair { first: pair.second, second: pair.first }.into()
    }

    fn count_equal(orders: Vec<Order>) -> u32 {
        orders.into_iter().filter(|order| *order == Order::Equal).count() as u32
    }
}

crate::conf_enum_closed::provider::export!(Provider, crate::conf_enum_closed);
