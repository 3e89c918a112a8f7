use crate::conf_str::{self as api, Page};
use crate::harness::{line, optional, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("count_e(\"neverée\")", api::count_e("neverée"));
    let words = "hello world";
    let first = api::first_word(words);
    assert_eq!(first.as_ptr(), words.as_ptr(), "a view lies in its source");
    line("first_word(\"hello world\")", text(&*first));
    line("join([\"a\", \"b\"])", text(api::join(&["a", "b"])));
    let mut page = Page::new("key:value");
    line("page.all()", text(&*page.all()));
    line("page.tail()", optional(page.tail(), |tail| text(&*tail)));
    page.append("!");
    line("append", "ok");
    line("page.all()", text(&*page.all()));
    line("page without colon: tail()", optional(Page::new("none").tail(), |tail| text(&*tail)));
}
