use crate::conf_optional::{self as api, Everything, Person, Point};
use crate::harness::{line, list, optional, text};

fn plain<T: ToString>(value: Option<T>) -> String {
    optional(value, |value| value.to_string())
}

fn point(value: Option<Point>) -> String {
    optional(value, |point| format!("({}, {})", point.x, point.y))
}

fn numbers(value: Option<&[i32]>) -> String {
    optional(value, |all| list(all, i32::to_string))
}

fn everything(all: &Everything) -> String {
    let texts = [all.text.as_ref(), all.person.as_ref().map(|person| &person.name)];
    let [words, person] = texts.map(|value| optional(value, text));
    format!("{} {} {words} {} {person} {}", plain(all.number), plain(all.flag), point(all.point), numbers(all.numbers.as_deref()))
}

fn simple() {
    line("number(5)", plain(api::number(Some(5))));
    line("number(none)", plain(api::number(None)));
    line("big(18446744073709551615)", plain(api::big(Some(u64::MAX))));
    line("big(none)", plain(api::big(None)));
    line("flag(false)", plain(api::flag(Some(false))));
    line("flag(none)", plain(api::flag(None)));
    line("text(\"\")", optional(api::text(Some("")), text));
    line("text(\"x\")", optional(api::text(Some("x")), text));
    line("text(none)", optional(api::text(None), text));
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    simple();
    line("echo_point((1, 2))", point(api::echo_point(Some(Point { x: 1, y: 2 }))));
    line("echo_point(none)", point(api::echo_point(None)));
    let ann = Person { name: "ann".into() };
    line("echo_person(\"ann\")", optional(api::echo_person(Some(&ann)), |person| text(person.name)));
    line("echo_person(none)", optional(api::echo_person(None), |person| text(person.name)));
    for value in [Some(&[][..]), Some(&[1, 2]), None] {
        line(&format!("numbers({})", numbers(value)), numbers(api::numbers(value).as_deref()));
    }
    let full = api::make(true);
    line("count(all)", api::count(&full));
    line("count(nothing)", api::count(&Everything::default()));
    line("make(true)", everything(&full));
    line("make(false)", everything(&api::make(false)));
    line("holes(4)", api::holes(4).into_iter().map(plain).collect::<Vec<_>>().join(" "));
}
