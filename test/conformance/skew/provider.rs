use crate::conf_skew::provider::{self as api, Item, Kind, SkewError};

#[derive(Default)]
struct Container {
    items: Vec<Item>,
}

impl api::Box_ for Container {
    fn new() -> Self {
        Self::default()
    }

    fn put(&mut self, item: Item) -> u32 {
        self.items.push(item);
        self.items.len() as u32
    }

    #[cfg(not(conf_old))]
    fn total(&self) -> f64 {
        self.items.iter().map(|item| item.price).sum()
    }
}

struct Provider;

impl api::Package for Provider {
    type Box_ = Container;

    fn kind_of(n: u8) -> Kind {
        Kind(n)
    }

    fn make_item(name: &str) -> ftk::Lent<'static, Item> {
        Item::new(name).into()
    }

    #[cfg(conf_old)]
    fn fail(_: u32) -> Result<(), SkewError> {
        Err(SkewError::Old)
    }

    #[cfg(not(conf_old))]
    fn fail(n: u32) -> Result<(), SkewError> {
        match n {
            1 => Err(SkewError::Old),
            _ => Err(SkewError::New { why: "because".into() }),
        }
    }

    #[cfg(not(conf_old))]
    fn newer(text: &str) -> String {
        format!("{text}!")
    }
}

api::export!(Provider, crate::conf_skew);
