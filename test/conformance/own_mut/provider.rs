use crate::conf_own_mut::provider::{self as api, TxError, Visit};

#[derive(Default)]
struct Log {
    lines: Vec<String>,
}

impl api::Log for Log {
    fn new() -> Self {
        Self::default()
    }

    fn append(&mut self, line: &str) {
        self.lines.push(line.into());
    }

    fn text(&self) -> String {
        self.lines.join(",")
    }

    fn finish(self) -> String {
        self.lines.join(",") + "."
    }
}

struct Transaction {
    log: Log,
}

impl api::Transaction for Transaction {
    type Log = Log;

    fn new(log: Log) -> Self {
        Transaction { log }
    }

    fn each(&mut self, visit: Visit<'_>) {
        for line in &self.log.lines {
            visit.call(line).unwrap_or_else(|error| ftk::raise(error));
        }
    }

    fn commit(self) -> Result<String, TxError> {
        if self.log.lines.is_empty() {
            return Err(TxError::Empty);
        }
        Ok(self.log.lines.join(","))
    }
}

struct Provider;

impl api::Package for Provider {
    type Log = Log;
    type Transaction = Transaction;

    fn discard(log: Log) -> u32 {
        log.lines.join(",").len() as u32
    }
}

api::export!(Provider, crate::conf_own_mut);
