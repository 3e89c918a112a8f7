use crate::conf_variant::{self as api, Expr, Person, Point, Value};
use crate::harness::{float, hex, line, list, optional, text};

fn show(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => float(*number),
        Value::Text(value) => text(value),
        Value::Blob(bytes) => hex(bytes),
        Value::List(items) => list(items, show),
        Value::Object(members) => {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("{}: {}", text(key), show(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Point(point) => format!("({}, {})", point.x, point.y),
        Value::Person(person) => format!("person {} {}", text(&person.name), person.age),
        Value::Geo { lat, lon, altitude } => {
            format!("geo {} {} {}", float(*lat), float(*lon), optional(*altitude, |altitude| float(altitude.into())))
        }
        Value::Unknown(case) => format!("unknown {}", case.tag()),
    }
}

fn formula(expr: &Expr) -> String {
    match expr {
        Expr::Number(number) => number.to_string(),
        Expr::Negate(inner) => match **inner {
            Expr::Sum { .. } => format!("-{}", formula(inner)),
            _ => format!("-({})", formula(inner)),
        },
        Expr::Sum { left, right } => format!("({} + {})", formula(left), formula(right)),
    }
}

fn echoed(what: &str, value: Value) {
    line(&format!("echo({what})"), show(&api::echo(&value)));
}

fn members<const N: usize>(all: [(&str, Value); N]) -> Value {
    Value::Object(all.map(|(key, value)| (key.to_owned(), value)).into())
}

fn echo_all() {
    let word = |value: &str| Value::Text(value.into());
    echoed("null", Value::Null);
    echoed("true", Value::Boolean(true));
    echoed("-5", Value::Int(-5));
    echoed("0.5", Value::Float(0.5));
    echoed("\"täxt\"", word("täxt"));
    echoed("0102", Value::Blob(vec![1, 2]));
    let nested = Value::List(vec![word("a"), Value::Null]);
    echoed("[1, [\"a\", null]]", Value::List(vec![Value::Int(1), nested]));
    let flags = Value::List(vec![Value::Boolean(true)]);
    echoed("{\"k\": 1, \"l\": [true]}", members([("k", Value::Int(1)), ("l", flags)]));
    echoed("(1, 2)", Value::Point(Point { x: 1, y: 2 }));
    echoed("person \"ann\" 3", Value::Person(Person { name: "ann".into(), age: 3 }));
    echoed("geo 1.5 2.5 none", Value::Geo { lat: 1.5, lon: 2.5, altitude: None });
    echoed("geo 1.5 2.5 3.5", Value::Geo { lat: 1.5, lon: 2.5, altitude: Some(3.5) });
    let deep = members([("k", Value::List(vec![Value::Int(2)]))]);
    let deep = Value::List(vec![Value::Int(1), Value::List(vec![word("a")]), deep]);
    line("depth([1, [\"a\"], {\"k\": [2]}])", api::depth(&deep));
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    echo_all();
    let minus_two = Expr::Negate(Box::new(Expr::Number(2)));
    let sum = Expr::Sum { left: Box::new(Expr::Number(1)), right: Box::new(minus_two) };
    line("evaluate(-(1 + -(2)))", api::evaluate(&Expr::Negate(Box::new(sum))));
    let sample = api::sample();
    line("sample()", formula(&sample));
    line("evaluate(sample())", api::evaluate(&sample));
    line("gallery()", api::gallery().iter().map(show).collect::<Vec<_>>().join(", "));
}
