//! Uses every construct of acme.shop through a provider library whose path is the first argument, and prints what it sees.
use acme_shop::{Basket, Delivery, DeliveryRef, Kind, Line, Point, Shop, ShopError};
use std::panic::{catch_unwind, AssertUnwindSafe};

fn line(name: &str, count: u32) -> Line {
    Line { kind: Kind::GAME, count, ..Line::new(name) }
}

fn basket(names: &[&str]) -> Basket {
    let mut basket = Basket::new();
    for (index, name) in names.iter().enumerate() {
        basket.add(&line(name, index as u32 + 1));
    }
    basket
}

fn show(result: Result<impl std::fmt::Debug, impl std::fmt::Display>) {
    match result {
        Ok(value) => println!("ok {value:?}"),
        Err(error) => println!("error {error}"),
    }
}

fn orders(shop: &Shop) {
    let place = |delivery: &Delivery| shop.place(basket(&["dune", "go"]), delivery).expect("placed");
    place(&Delivery::Pickup);
    place(&Delivery::Mail("Elm Street 1".into()));
    place(&Delivery::Courier { at: Point { x: 1.0, y: -2.5 }, express: true });
    for id in 0..3 {
        let order = shop.order(id).expect("an order");
        println!("{} {:?} {:?} basket {:?}", order.id, order.lines, order.delivery, order.basket.map(|basket| basket.size()));
    }
    let view = shop.order_view(2).expect("an order");
    let order = view.get();
    let names: Vec<_> = order.lines().iter().map(|line| (line.name(), line.count(), line.kind())).collect();
    println!("view {names:?} {}", matches!(order.delivery(), DeliveryRef::Courier { express: true, .. }));
}

fn failures(shop: &Shop) {
    show(shop.order(99).map(|order| order.id));
    show(Shop::new("closed").map(|_| ()));
    println!("{:?}", shop.order(99).err());
    let mut closed = basket(&["x"]);
    closed.close();
    closed.close();
    show(closed.try_size());
    let mut busy = basket(&["x"]);
    show(busy.try_add(&line("panic", 1)));
    println!("still {}", busy.size());
    let unplaced = shop.place(closed, &Delivery::Pickup);
    println!("moved {unplaced:?}");
}

fn callbacks(shop: &Shop) {
    let mut seen = Vec::new();
    show(shop.each_line(0, |line, index| {
        seen.push(format!("{index}:{}", line.name));
        Ok(true)
    }));
    println!("{seen:?}");
    show(shop.each_line(0, |_, _| Ok(false)));
    show(shop.each_line(0, |_, _| Err(ShopError::NotFound { id: 7 })));
    let thrown = catch_unwind(AssertUnwindSafe(|| shop.each_line(0, |_, _| std::panic::panic_any(42u8))));
    println!("payload {:?}", thrown.err().and_then(|payload| payload.downcast_ref::<u8>().copied()));
    let (mut inner, again) = (None, shop.clone());
    show(shop.each_line(0, |_, _| {
        inner = Some(again.each_line(1, |_, _| Ok(true)));
        Ok(false)
    }));
    println!("inner {inner:?}");
}

fn skew(shop: &Shop) {
    //since 1.1.0
    show(shop.try_count());
    let mut basket = Basket::new();
    show(basket.try_add(&Line { note: Some("signed".into()), ..Line::new("late") }));
    show(shop.place(basket, &Delivery::Locker(5)));
    //end
    match shop.order(77) {
        Err(error) => println!("nothing new: {error}"),
        Ok(order) => {
            let same = shop.order(77).map(|again| again.delivery == order.delivery);
            println!("{:?} {:?} equal {same:?}", order.lines, order.delivery);
            show(shop.place(Basket::new(), &order.delivery).map(|_| "went home"));
            let view = shop.order_view(77).expect("an order");
            println!("known {}", !matches!(view.get().delivery(), DeliveryRef::Unknown(_)));
        }
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    println!("{}", acme_shop::try_shout("x").expect_err("not connected yet"));
    let path = std::env::args().nth(1).expect("the provider library");
    acme_shop::load(path).expect("loaded");
    println!("{} {}", acme_shop::shout("grüße"), acme_shop::distance(Point::default(), Point { x: 3.0, y: 4.0 }));
    {
        let shop = Shop::new("corner").expect("open");
        let label = basket(&["a", "b"]);
        println!("{}", &*label.label());
        orders(&shop);
        failures(&shop);
        callbacks(&shop);
        skew(&shop);
    }
    println!("consumer {:?}", ftk::Leaks::read().none());
}
