//! A provider of acme.shop: keeps orders in memory.
use acme_shop::provider::*;
use std::sync::{Arc, Mutex};

struct MyPackage;

#[derive(Default)]
struct MyBasket {
    lines: Vec<Line>,
    label: String,
}

impl Basket for MyBasket {
    fn new() -> Self {
        Self::default()
    }

    fn size(&self) -> u32 {
        self.lines.len() as u32
    }

    fn add(&mut self, line: Line) -> u32 {
        if line.name == "panic" {
            panic!("no panics in the basket");
        }
        if !self.label.is_empty() {
            self.label.push_str(", ");
        }
        self.label.push_str(&line.name);
        self.lines.push(line);
        self.size()
    }

    fn label(&self) -> &str {
        &self.label
    }
}

struct Kept {
    lines: Vec<Line>,
    delivery: Delivery,
}

struct MyShop {
    name: String,
    orders: Mutex<Vec<Arc<Kept>>>,
}

impl MyShop {
    fn find(&self, id: u64) -> Result<Arc<Kept>, ShopError> {
        let orders = self.orders.lock().expect("nobody panics with the lock");
        orders.get(id as usize).cloned().ok_or(ShopError::NotFound { id })
    }
}

impl Shop for MyShop {
    type Basket = MyBasket;

    fn new(name: String) -> Result<Self, ShopError> {
        if name == "closed" {
            return Err(ShopError::Closed);
        }
        Ok(MyShop { name, orders: Mutex::default() })
    }

    fn place(&self, basket: MyBasket, delivery: Delivery) -> Result<u64, ShopError> {
        let mut orders = self.orders.lock().expect("nobody panics with the lock");
        orders.push(Arc::new(Kept { lines: basket.lines, delivery }));
        Ok(orders.len() as u64 - 1)
    }

    fn order(&self, id: u64) -> Result<Order<MyBasket>, ShopError> {
        //since 1.1.0
        if id == 77 {
            let line = Line { kind: Kind::MUSIC, note: Some("new".into()), ..Line::new("song") };
            return Ok(Order::new(id, vec![line], Delivery::Locker(9)));
        }
        //end
        let kept = self.find(id)?;
        let again = MyBasket { lines: kept.lines.clone(), label: self.name.clone() };
        Ok(Order { id, lines: kept.lines.clone(), delivery: kept.delivery.clone(), basket: (id != 1).then_some(again) })
    }

    fn each_line(&self, id: u64, visit: Visit<'_>) -> Result<u32, ShopError> {
        let kept = self.find(id)?;
        let mut count = 0;
        for (index, line) in kept.lines.iter().enumerate() {
            count += 1;
            if !visit.call(line, index as u32)? {
                break;
            }
        }
        Ok(count)
    }

    //since 1.1.0
    fn count(&self) -> u32 {
        self.orders.lock().expect("nobody panics with the lock").len() as u32
    }
    //end
}

impl Package for MyPackage {
    type Basket = MyBasket;
    type Shop = MyShop;

    fn distance(a: Point, b: Point) -> f64 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    fn shout(text: &str) -> String {
        text.to_uppercase()
    }
}

acme_shop::export!(MyPackage);

/// Leak counters of the provider's copy of the runtime.
#[no_mangle]
pub extern "C" fn provider_leaks() -> u64 {
    let leaks = ftk::Leaks::read();
    leaks.allocations + leaks.handles + leaks.errors + leaks.owners
}
