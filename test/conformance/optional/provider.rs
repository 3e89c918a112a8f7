use crate::conf_optional::provider::{Everything, Package, Person, Point};
use ftk::Lent;

struct Provider;

impl Package for Provider {
    fn number(value: Option<u32>) -> Option<u32> {
        value
    }

    fn big(value: Option<u64>) -> Option<u64> {
        value
    }

    fn flag(value: Option<bool>) -> Option<bool> {
        value
    }

    fn text(value: Option<String>) -> Option<String> {
        value
    }

    fn echo_point(value: Option<Point>) -> Option<Point> {
        value
    }

    fn echo_person(value: Option<Person>) -> Option<Lent<'static, Person>> {
        value.map(Lent::from)
    }

    fn numbers(value: Option<Vec<i32>>) -> Option<Vec<i32>> {
        value
    }

    fn count(all: Everything) -> u32 {
        let Everything { number, flag, text, point, person, numbers } = all;
        let there = [number.is_some(), flag.is_some(), text.is_some(), point.is_some(), person.is_some(), numbers.is_some()];
        there.into_iter().map(u32::from).sum()
    }

    fn make(full: bool) -> Lent<'static, Everything> {
        if !full {
            return Everything::default().into();
        }
        Everything {
            number: Some(1),
            flag: Some(true),
            text: Some("t".into()),
            point: Some(Point { x: 1, y: 2 }),
            person: Some(Person { name: "p".into() }),
            numbers: Some(vec![1, 2]),
        }
        .into()
    }

    fn holes(n: u32) -> Vec<Option<u32>> {
        (0..n).map(|index| (index % 2 == 1).then_some(index)).collect()
    }
}

crate::conf_optional::provider::export!(Provider, crate::conf_optional);
