//! Provider and consumer in one program: every allocation of the runtime fails in turn. Nothing crashes, nothing leaks, and every failure is
//! either out of memory or nothing at all.
#[path = "../../../acme-shop-1.1/src/mod.rs"]
mod acme_shop;
mod provider;

use acme_shop::{Basket, Delivery, Line, Shop, ShopError};
use ftk::{status, Error, Leaks};

fn use_everything() -> Result<(), ShopError> {
    let shop = Shop::new("corner")?;
    let mut basket = Basket::try_new()?;
    basket.try_add(&Line { note: Some("note".into()), ..Line::new("tea") })?;
    basket.try_add(&Line::new("milk"))?;
    let _ = basket.try_label()?.len();
    let id = shop.place(basket, &Delivery::Courier { at: Default::default(), express: true })?;
    let order = shop.order(id)?;
    drop(order.basket);
    let _ = shop.order_view(id)?.get().lines().len();
    shop.each_line(id, |_, _| Ok(true))?;
    match shop.order(9) {
        Err(ShopError::NotFound { .. }) => Ok(()),
        Err(error) => Err(error),
        Ok(_) => Err(ShopError::Closed),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    acme_shop::link()?;
    let mut failed = 0;
    for nth in 1.. {
        // SAFETY: sets counters only.
        unsafe { ftk::sys::ftk_fail_allocation(nth, 0) };
        let result = use_everything();
        // SAFETY: as above.
        let seen = unsafe { ftk::sys::ftk_fail_allocation(0, 0) };
        match result {
            Ok(()) => {}
            Err(ShopError::Runtime(error)) if Error::status(&error) == status::NO_MEMORY => failed += 1,
            Err(error) => return Err(error.into()),
        }
        if !Leaks::read().none() {
            return Err(format!("leaks after allocation {nth}: {:?}", Leaks::read()).into());
        }
        if seen < nth {
            break;
        }
    }
    println!("enough {}", failed > 3);
    Ok(())
}
