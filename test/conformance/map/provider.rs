use crate::conf_map::provider::{Index, Item, Kind, Package};
use ftk::Lent;
use std::collections::BTreeMap;

struct Provider;

fn count_words(text: &str) -> BTreeMap<String, u32> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

impl Package for Provider {
    fn words(text: &str) -> Lent<'static, BTreeMap<String, u32>> {
        count_words(text).into()
    }

    fn swap(values: BTreeMap<u32, String>) -> Lent<'static, BTreeMap<String, u32>> {
        values.into_iter().map(|(key, value)| (value, key)).collect::<BTreeMap<_, _>>().into()
    }

    fn sum(values: BTreeMap<String, f64>) -> f64 {
        values.values().sum()
    }

    fn kinds(values: BTreeMap<Kind, bool>) -> Lent<'static, BTreeMap<Kind, bool>> {
        values.into()
    }

    fn make_index(text: &str) -> Lent<'static, Index> {
        let words = count_words(text);
        let items = words.iter().map(|(word, &count)| (word.clone(), Item { count })).collect();
        Index { words, items }.into()
    }

    fn weigh(index: Index) -> u32 {
        index.items.values().map(|item| item.count).sum::<u32>() + index.words.len() as u32
    }

    fn by_letter(words: Vec<String>) -> Lent<'static, BTreeMap<char, Vec<String>>> {
        let mut letters = BTreeMap::<char, Vec<String>>::new();
        for word in words {
            if let Some(letter) = word.chars().next() {
                letters.entry(letter).or_default().push(word);
            }
        }
        letters.into()
    }
}

crate::conf_map::provider::export!(Provider, crate::conf_map);
