use crate::conf_callback::{self as api, Item};
use crate::harness::{line, list, text};

fn visited(stop: &str) -> String {
    let mut seen = String::new();
    let calls = api::each(|index, text| {
        seen += &format!(" {index}{text}");
        text != stop
    });
    format!("{calls}:{seen}")
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("each(all)", visited(""));
    line("each(stop at b)", visited("b"));
    let items = [Item { name: "p".into(), count: 1 }, Item { name: "q".into(), count: 2 }];
    let mapped = api::map_items(&items, |item| Item { name: item.name.to_uppercase(), count: item.count * 2 });
    line("map_items([p 1, q 2], upper and doubled)", list(mapped, |item| format!("{} {}", item.name, item.count)));
    line("fold(4, 10, sum)", api::fold(4, 10, |total, value| total + value));
    line("names()", text(api::names(|point| format!("{}:{}", point.x, point.y))));
    line("pick(1)", text(api::pick(|all| (all.len() == 3).then_some(1))));
    line("pick(none)", text(api::pick(|_| None)));
    line("maybe(none)", api::maybe(None));
    line("maybe(some)", api::maybe(Some(&mut |_, _| true)));
    line("inline(square)", api::inline(|value| value * value));
    let mut calls = 0;
    api::each(|_, _| {
        calls += api::each(|_, _| true);
        true
    });
    line("nested: each inside each", calls);
}
