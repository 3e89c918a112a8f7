use crate::conf_char::provider::Package;

struct Provider;

impl Package for Provider {
    fn next(value: char) -> char {
        // Ranges of characters leave the surrogates out.
        (value..=char::MAX).nth(1).unwrap_or(value)
    }

    fn split(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn join(chars: Vec<char>) -> String {
        chars.into_iter().collect()
    }

    fn first(text: &str) -> Option<char> {
        text.chars().next()
    }
}

crate::conf_char::provider::export!(Provider, crate::conf_char);
