use crate::conf_own_mut::{self as api, Log, Transaction, TxError};
use crate::harness::{error, line, status, text};

fn log(lines: &[&str]) -> Log {
    let mut log = Log::new();
    for line in lines {
        log.append(line);
    }
    log
}

fn committed(result: Result<String, TxError>) -> String {
    match result {
        Ok(value) => text(value),
        Err(TxError::Runtime(failure)) => status(&failure),
        Err(TxError::Unknown(code)) => format!("unknown error {code}"),
        Err(TxError::Empty) => error(TxError::Empty.code(), TxError::Empty),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    let first = log(&["a", "b"]);
    line("append \"a\", \"b\"; text()", text(first.text()));
    line("finish()", text(first.finish()));
    line("transaction over the log: commit()", committed(Transaction::new(log(&["x"])).commit()));
    line("commit of an empty log", committed(Transaction::new(Log::new()).commit()));
    line("discard", api::discard(log(&["abc"])));
    let mut transaction = Transaction::new(log(&["p", "q"]));
    let mut seen = Vec::new();
    transaction.each(|line| seen.push(text(line)));
    line("each", seen.join(" "));
}
