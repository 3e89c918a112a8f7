use crate::conf_error_embed::{self as api, NetError, StoreError};
use crate::harness::{error, line, status, text};

fn net(failure: &NetError) -> String {
    match failure {
        NetError::Timeout { seconds } => format!("{} seconds={seconds}", error(failure.code(), failure)),
        NetError::Refused => error(failure.code(), failure),
        NetError::Unknown(code) => format!("unknown error {code}"),
        NetError::Runtime(failure) => status(failure),
    }
}

fn store(failure: &StoreError) -> String {
    match failure {
        StoreError::Missing { key } => format!("{} key={}", error(failure.code(), failure), text(key)),
        StoreError::Net(inner) => format!("{} inner {}", error(failure.code(), failure), net(inner)),
        StoreError::Unknown(code) => format!("unknown error {code}"),
        StoreError::Runtime(failure) => status(failure),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    for host in ["", "abc"] {
        let connected = api::connect(host);
        line(&format!("connect({})", text(host)), connected.map_or_else(|failure| net(&failure), |()| "ok".into()));
    }
    for key in ["k", "gone", "net:abc", "net:"] {
        let loaded = api::load_(key);
        line(&format!("load({})", text(key)), loaded.map_or_else(|failure| store(&failure), text));
    }
}
