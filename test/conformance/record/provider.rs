use crate::conf_record::provider::{Address, Package, Person};
use ftk::Lent;

struct Provider;

fn sum(people: &[Person]) -> u64 {
    people.iter().map(|person| person.id + sum(&person.friends)).sum()
}

fn numbered(id: u64) -> Person {
    let address = (id & 1 == 0).then(|| Address::new(format!("Way {id}")));
    Person { id, name: format!("p{id}"), scores: vec![id as f64 / 2.0], address, ..Person::default() }
}

impl Package for Provider {
    fn visit(mut person: Person) -> Lent<'static, Person> {
        person.name.make_ascii_uppercase();
        person.age += 1;
        person.tags.push("seen".into());
        if let Some(address) = &mut person.address {
            address.zip += 1;
        }
        person.friends = vec![Person { name: "bot".into(), ..Person::default() }];
        person.into()
    }

    fn create(id: u64, name: &str) -> Lent<'static, Person> {
        Person { id, name: name.into(), ..Person::default() }.into()
    }

    fn sum_ids(people: Vec<Person>) -> u64 {
        sum(&people)
    }

    fn crowd(n: u32) -> Lent<'static, Vec<Person>> {
        (1..=u64::from(n)).map(numbered).collect::<Vec<_>>().into()
    }
}

crate::conf_record::provider::export!(Provider, crate::conf_record);
