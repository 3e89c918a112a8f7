use crate::conf_record::{self as api, Address, Person};
use crate::harness::{float, line, list, optional, text};

fn show(person: &Person) -> String {
    let Person { id, name, age, email, tags, scores, address, friends } = person;
    let email = optional(email.as_ref(), text);
    let address = optional(address.as_ref(), |address| format!("{{{} {}}}", text(&address.street), address.zip));
    let (tags, scores, friends) = (list(tags, text), list(scores, |score| float(*score)), list(friends, show));
    format!("{{{id} {} {age} {email} {tags} {scores} {address} {friends}}}", text(name))
}

fn numbered(id: u64, friends: Vec<Person>) -> Person {
    Person { id, name: String::new(), friends, ..Person::default() }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("create(1, \"ann\")", show(&api::create(1, "ann")));
    let bob = Person {
        id: 7,
        name: "bob".into(),
        age: 40,
        email: Some("b@x".into()),
        tags: vec!["a".into()],
        scores: vec![0.5],
        address: Some(Address { street: "Road".into(), zip: 5 }),
        friends: vec![],
    };
    line("visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5})", show(&api::visit(&bob)));
    let nested = numbered(1, vec![numbered(2, vec![numbered(3, vec![])])]);
    line("sum_ids(nested 1, 2, 3)", api::sum_ids(&[nested]));
    line("crowd(3)", list(&api::crowd(3), show));
    let crowd = api::crowd(500);
    line("crowd(500)", format!("{} people, ids {}", crowd.len(), api::sum_ids(&crowd)));
}
