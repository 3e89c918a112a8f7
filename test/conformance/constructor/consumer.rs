use crate::conf_constructor::{self as api, OpenError, Options, Store};
use crate::harness::{error, line, outcome, status, text};

fn described(store: Result<Store, OpenError>) -> String {
    match store {
        Ok(store) => text(store.describe()),
        Err(OpenError::Runtime(failure)) => status(&failure),
        Err(OpenError::BadName { ref name }) => {
            let name = text(name);
            format!("{} name={name}", error(1, store.expect_err("matched above")))
        }
        Err(other) => error(other.code(), &other),
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("new().describe()", text(Store::new().describe()));
    line("named(\"a\").describe()", described(Store::named("a")));
    line("named(\"\")", described(Store::named("")));
    line("with_options(defaults).describe()", text(Store::with_options(&Options::default()).describe()));
    let five = Options { size: 5, label: "five".into() };
    line("with_options(5, \"five\").describe()", text(Store::with_options(&five).describe()));
    let mut closed = Store::new();
    closed.close();
    line("closed store: describe()", outcome(closed.try_describe(), text));
}
