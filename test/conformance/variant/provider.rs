use crate::conf_variant::provider::{Expr, Package, Person, Point, Value};
use ftk::Lent;

struct Provider;

fn depth_of(value: &Value) -> u32 {
    match value {
        Value::List(items) => 1 + items.iter().map(depth_of).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth_of).max().unwrap_or(0),
        _ => 0,
    }
}

fn result_of(expr: &Expr) -> i64 {
    match expr {
        Expr::Number(number) => *number,
        Expr::Negate(inner) => -result_of(inner),
        Expr::Sum { left, right } => result_of(left) + result_of(right),
    }
}

impl Package for Provider {
    fn echo(value: Value) -> Lent<'static, Value> {
        value.into()
    }

    fn depth(value: Value) -> u32 {
        depth_of(&value)
    }

    fn evaluate(expr: Expr) -> i64 {
        result_of(&expr)
    }

    fn sample() -> Lent<'static, Expr> {
        let sum = Expr::Sum { left: Box::new(Expr::Number(2)), right: Box::new(Expr::Number(3)) };
        Expr::Negate(Box::new(sum)).into()
    }

    fn gallery() -> Lent<'static, Vec<Value>> {
        vec![
            Value::Null,
            Value::Boolean(false),
            Value::Int(1),
            Value::Float(2.5),
            Value::Text("three".into()),
            Value::Blob(vec![4]),
            Value::List(vec![Value::Int(5)]),
            Value::Object([("six".to_owned(), Value::Int(6))].into()),
            Value::Point(Point { x: 7, y: 8 }),
            Value::Person(Person { name: "nine".into(), age: 9 }),
            Value::Geo { lat: 10.0, lon: 11.0, altitude: Some(12.0) },
        ]
        .into()
    }
}

crate::conf_variant::provider::export!(Provider, crate::conf_variant);
