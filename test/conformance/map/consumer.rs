use crate::conf_map::{self as api, Kind};
use crate::harness::{char, float, line, list, text};
use std::collections::BTreeMap;

fn map<K, V>(values: BTreeMap<K, V>, key: impl Fn(K) -> String, value: impl Fn(V) -> String) -> String {
    let entries: Vec<String> = values.into_iter().map(|(k, v)| format!("{}: {}", key(k), value(v))).collect();
    format!("{{{}}}", entries.join(", "))
}

fn number(value: u32) -> String {
    value.to_string()
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("words(\"b a b\")", map(api::words("b a b"), text, number));
    line("words(\"\")", map(api::words(""), text, number));
    let swapped = api::swap(&[(1, "x".to_owned()), (2, "y".to_owned())].into());
    line("swap({1: \"x\", 2: \"y\"})", map(swapped, text, number));
    line("sum({\"a\": 0.5, \"b\": 1.5})", float(api::sum(&[("a".to_owned(), 0.5), ("b".to_owned(), 1.5)].into())));
    let kinds = api::kinds(&[(Kind::A, true), (Kind::B, false)].into());
    line("kinds({a: true, b: false})", map(kinds, |kind| number(kind.0), |flag| flag.to_string()));
    let index = api::make_index("u v u");
    let weight = api::weigh(&index);
    let items = map(index.items, text, |item| number(item.count));
    line("make_index(\"u v u\")", format!("{} {items}", map(index.words, text, number)));
    line("weigh(make_index(\"u v u\"))", weight);
    let letters = api::by_letter(&["ab", "ac", "b"].map(String::from));
    line("by_letter([\"ab\", \"ac\", \"b\"])", map(letters, char, |words| list(words, text)));
}
