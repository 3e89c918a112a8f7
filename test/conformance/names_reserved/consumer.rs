use crate::conf_names_reserved::{self as api, Error, Object, Record, Struct, Union};
use crate::harness::{error, line, status, text};

fn union(value: &Union) -> String {
    match value {
        Union::Void => "void".into(),
        Union::Int(number) => format!("int {number}"),
        Union::String(value) => format!("string {}", text(value)),
        Union::Loop { r#while } => format!("loop {while}"),
        Union::Then(number) => format!("then {number}"),
        Union::Unknown(case) => format!("unknown {}", case.tag()),
    }
}

fn record(value: &Record) -> String {
    let Record { r#type, r#fn, r#let, namespace, constructor, __proto__, size, reserved1, len, out, err } = value;
    format!("{} {fn} {} {namespace} {constructor} {__proto__} {size} {reserved1} {len} {out} {err}", text(r#type), text(r#let))
}

fn tried(result: Result<(), Error>) -> String {
    match result {
        Ok(()) => "ok".into(),
        Err(ref failure @ Error::Catch { ref throw, ref message, code }) => {
            format!("{} throw={} message={} code={code}", error(failure.code(), failure), text(throw), text(message))
        }
        Err(Error::Unknown(code)) => format!("unknown error {code}"),
        Err(Error::Runtime(failure)) => status(&failure),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("match(1, 2, 3, 4)", api::r#match(1, 2, 3, 4));
    line("return", record(&api::r#return(&Record::new("t"))));
    for value in [Union::Void, Union::Int(5), Union::String("s".into()), Union::Loop { r#while: 3 }, Union::Then(4)] {
        line(&format!("switch({})", union(&value)), union(&api::switch(&value)));
    }
    line("try(\"x\")", tried(api::r#try("x")));
    line("enum", api::r#enum(Struct { class: 2, double: 0.5, this: 1 }).0);
    line("template(n + 1)", api::template(|goto| goto + 1));
    line("module.import(5)", api::module::import(5));
    let mut object = Object::new();
    line("object.await(1, 2)", object.r#await(1, 2));
    line("object.toString()", text(object.to_string()));
    line("object.then()", object.then());
    object.set_function(9);
    line("object.function", object.function());
    line("object.self(4)", Object::self_(4));
    line("delete(5).toString()", text(Object::delete(5).to_string()));
}
