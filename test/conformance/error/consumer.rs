use crate::conf_error::{self as api, ParseError};
use crate::harness::{error, line, list, optional, outcome, status, text};

fn show<T>(result: Result<T, ParseError>, value: impl Fn(T) -> String) -> String {
    let failure = match result {
        Ok(result) => return value(result),
        Err(failure) => failure,
    };
    let head = error(failure.code(), &failure);
    match failure {
        ParseError::Syntax { line, text: bad, at, hints } => {
            format!("{head} line={} text={} at={}:{} hints={}", line.0, text(bad), at.line, at.column, list(hints, text))
        }
        ParseError::Limit { max } => format!("{head} max={}", optional(max, |max| max.to_string())),
        ParseError::Unknown(code) => format!("unknown error {code}"),
        ParseError::Runtime(failure) => status(&failure),
        ParseError::Empty | ParseError::Busy => head,
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    for input in ["42", "", "busy", "x1", "limit", "nolimit"] {
        line(&format!("parse({})", text(input)), show(api::parse(input), |number| number.to_string()));
    }
    for input in ["1", ""] {
        line(&format!("check({})", text(input)), show(api::check(input), |()| "ok".into()));
    }
    for inputs in [["1", "2"], ["1", "zz"]] {
        let numbers = api::parse_all(&inputs.map(String::from));
        line(&format!("parse_all({})", list(inputs, text)), show(numbers, |all| list(all, |number| number.to_string())));
    }
    line("explode()", outcome(api::try_explode(), |()| "ok".into()));
}
