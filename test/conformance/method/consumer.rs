use crate::conf_method::{self as api, Dict, KeyError};
use crate::harness::{error, line, list, optional, status, text};

fn number(value: Result<i64, KeyError>) -> String {
    match value {
        Ok(value) => value.to_string(),
        Err(KeyError::Runtime(failure)) => status(&failure),
        Err(KeyError::Unknown(code)) => format!("unknown error {code}"),
        Err(ref failure @ KeyError::Missing { ref key }) => format!("{} key={}", error(1, failure), text(key)),
    }
}

fn entries(dict: &Dict) -> String {
    list(dict.entries(), |entry| format!("{} {}", entry.key, entry.value))
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let mut dict = Dict::new();
    for (key, value) in [("a", 1), ("a", 2), ("b", -3)] {
        line(&format!("put(\"{key}\", {value})"), optional(dict.put(key, value), |before| before.to_string()));
    }
    line("get(\"a\")", number(dict.get("a")));
    line("get(\"zz\")", number(dict.get("zz")));
    line("length()", dict.length());
    line("entries()", entries(&dict));
    let mut other = Dict::new();
    other.put("c", 9);
    other.put("a", 5);
    line("merge(other with c 9, a 5)", dict.merge(&other));
    line("entries()", entries(&dict));
    dict.clear();
    line("clear(); length()", dict.length());
}
