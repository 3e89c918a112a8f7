use crate::conf_str::provider as api;

struct Page {
    text: String,
}

impl api::Page for Page {
    fn new(text: &str) -> Self {
        Page { text: text.into() }
    }

    fn all(&self) -> &str {
        &self.text
    }

    fn tail(&self) -> Option<&str> {
        self.text.split_once(':').map(|(_, tail)| tail)
    }

    fn append(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

struct Provider;

impl api::Package for Provider {
    type Page = Page;

    fn count_e(text: &str) -> u32 {
        text.bytes().filter(|byte| *byte == b'e').count() as u32
    }

    fn first_word(text: &str) -> &str {
        text.split(' ').next().unwrap_or_default()
    }

    fn join(texts: Vec<&str>) -> String {
        texts.join("|")
    }
}

api::export!(Provider, crate::conf_str);
