use crate::conf_property::provider::{self as api, RangeError};
use ftk::Lent;

#[derive(Default)]
struct Dial {
    changes: u32,
    label: String,
    tags: Vec<String>,
    level: i32,
    limit: Option<u64>,
}

impl api::Dial for Dial {
    fn new() -> Self {
        Self::default()
    }

    fn changes(&self) -> u32 {
        self.changes
    }

    fn label(&self) -> String {
        self.label.clone()
    }

    fn set_label(&mut self, value: String) {
        self.label = value;
        self.changes += 1;
    }

    fn tags(&self) -> Lent<'_, Vec<String>> {
        Lent::Borrowed(&self.tags)
    }

    fn set_tags(&mut self, value: Vec<String>) {
        self.tags = value;
        self.changes += 1;
    }

    fn level(&self) -> Result<i32, RangeError> {
        Ok(self.level)
    }

    fn set_level(&mut self, value: i32) -> Result<(), RangeError> {
        if !(0..=10).contains(&value) {
            return Err(RangeError::OutOfRange { value });
        }
        self.level = value;
        self.changes += 1;
        Ok(())
    }

    fn limit(&self) -> Option<u64> {
        self.limit
    }

    fn set_limit(&mut self, value: Option<u64>) {
        self.limit = value;
        self.changes += 1;
    }
}

struct Provider;

impl api::Package for Provider {
    type Dial = Dial;
}

api::export!(Provider, crate::conf_property);
