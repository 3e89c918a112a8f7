use crate::conf_string::provider::{Card, Package};
use ftk::Lent;

struct Provider;

impl Package for Provider {
    fn twice(text: String) -> String {
        text.repeat(2)
    }

    fn byte_length(text: String) -> u64 {
        text.len() as u64
    }

    fn fill(count: u32) -> String {
        "x".repeat(count as usize)
    }

    fn join(texts: Vec<String>) -> String {
        texts.join("+")
    }

    fn split(text: String) -> Lent<'static, Vec<String>> {
        text.split('/').map(String::from).collect::<Vec<_>>().into()
    }

    fn turn(mut card: Card) -> Lent<'static, Card> {
        card.title = format!("[{}]", card.title);
        card.lines.reverse();
        card.into()
    }
}

crate::conf_string::provider::export!(Provider, crate::conf_string);
