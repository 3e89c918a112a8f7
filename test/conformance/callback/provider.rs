use crate::conf_callback::provider::{Each, Fold, InlineF, Item, Map, Name, Package, Pick, Point};
use ftk::raise;

struct Provider;

impl Package for Provider {
    fn each(visit: Each<'_>) -> u32 {
        let mut calls = 0;
        for (index, text) in (0..).zip(["a", "b", "c"]) {
            calls += 1;
            if !visit.call(index, text).unwrap_or_else(|error| raise(error)) {
                break;
            }
        }
        calls
    }

    fn map_items(items: Vec<Item>, map: Map<'_>) -> ftk::Lent<'static, Vec<Item>> {
        let mapped: Result<Vec<Item>, ftk::Error> = items.iter().map(|item| map.call(item)).collect();
        mapped.unwrap_or_else(|error| raise(error)).into()
    }

    fn fold(n: u32, start: i64, step: Fold<'_>) -> i64 {
        (1..=i64::from(n)).try_fold(start, |total, value| step.call(total, value)).unwrap_or_else(|error| raise(error))
    }

    fn names(name: Name<'_>) -> String {
        [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }].map(|point| name.call(point).unwrap_or_else(|error| raise(error))).join("-")
    }

    fn pick(pick: Pick<'_>) -> String {
        let all = ["x", "y", "z"].map(String::from);
        let picked = pick.call(&all).unwrap_or_else(|error| raise(error));
        picked.and_then(|index| all.get(index as usize).cloned()).unwrap_or_else(|| "none".into())
    }

    fn maybe(visit: Option<Each<'_>>) -> bool {
        visit.is_some_and(|visit| visit.call(0, "maybe").unwrap_or_else(|error| raise(error)))
    }

    fn inline(f: InlineF<'_>) -> i32 {
        (1..=3).map(|value| f.call(value).unwrap_or_else(|error| raise(error))).sum()
    }
}

crate::conf_callback::provider::export!(Provider, crate::conf_callback);
