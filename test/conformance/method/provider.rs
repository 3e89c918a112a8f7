use crate::conf_method::provider::{self as api, Entry, KeyError};
use std::collections::BTreeMap;

#[derive(Default)]
struct Dict {
    values: BTreeMap<String, i64>,
}

impl api::Dict for Dict {
    fn new() -> Self {
        Self::default()
    }

    fn put(&mut self, key: &str, value: i64) -> Option<i64> {
        self.values.insert(key.into(), value)
    }

    fn get(&self, key: &str) -> Result<i64, KeyError> {
        self.values.get(key).copied().ok_or_else(|| KeyError::Missing { key: key.into() })
    }

    fn length(&self) -> u32 {
        self.values.len() as u32
    }

    fn entries(&self) -> ftk::Lent<'_, Vec<Entry>> {
        let entries: Vec<Entry> = self.values.iter().map(|(key, &value)| Entry { key: key.clone(), value }).collect();
        entries.into()
    }

    fn merge(&mut self, other: &Self) -> u32 {
        self.values.extend(other.values.clone());
        self.length()
    }

    fn clear(&mut self) {
        self.values.clear();
    }
}

struct Provider;

impl api::Package for Provider {
    type Dict = Dict;
}

api::export!(Provider, crate::conf_method);
