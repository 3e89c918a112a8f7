use crate::conf_record_growth::{self as api, Settings};
use crate::harness::{line, outcome, text};

fn settings(name: &str, level: u32) -> Settings {
    Settings { level, ..Settings::new(name) }
}

fn joined<T>(all: Vec<T>, show: fn(T) -> String) -> String {
    all.into_iter().map(show).collect::<Vec<_>>().join(", ")
}

/// What 1.0 knows.
#[cfg(conf_old)]
mod late {
    use super::Settings;

    pub fn calls() {}

    pub fn made(made: &Settings) -> String {
        made.level.to_string()
    }

    pub fn level(made: Settings) -> String {
        made.level.to_string()
    }
}

/// What 1.1 added.
#[cfg(not(conf_old))]
mod late {
    use super::{api, line, outcome, settings, text, Settings};
    use crate::harness::optional;

    pub fn calls() {
        let hinted = Settings { hint: Some("h".into()), ..settings("a", 2) };
        let full = Settings { color: "blue".into(), limit: Some(3), ..hinted.clone() };
        let shown = api::try_show(&full);
        let old = shown.as_ref().is_err_and(|error| error.status() == ftk::status::UNAVAILABLE);
        line("show(\"a\" 2 \"blue\" 3 \"h\")", outcome(shown, text));
        // An old provider does not know colors; hints it may ignore.
        if old {
            line("show(\"a\" 2 hint \"h\")", text(api::show(&hinted)));
        }
    }

    pub fn made(made: &Settings) -> String {
        format!("{} {} {}", made.level, text(&made.color), optional(made.limit, |limit| limit.to_string()))
    }

    pub fn level(made: Settings) -> String {
        format!("{} {}", made.level, text(made.color))
    }
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("show(\"a\" 2)", outcome(api::try_show(&settings("a", 2)), text));
    late::calls();
    let made = api::make();
    line("make()", format!("{} {}", text(&made.name), late::made(&made)));
    line("show_all", joined(api::show_all(&[settings("x", 1), settings("y", 1)]), text));
    line("make_all()", joined(api::make_all(), late::level));
}
