use crate::conf_default_args::provider::{Access, Mode, Options, Package};

struct Provider;

impl Package for Provider {
    fn show(text: &str, count: u32, ratio: f64, flag: bool, mode: Mode, access: Access, limit: u32) -> String {
        format!("{text} {count} {ratio:.3} {flag} {} {} {limit}", mode.0, access.bits())
    }

    fn open(key: &str, options: Options, tags: Vec<String>, limit: Option<u32>) -> String {
        let limit = limit.map_or_else(|| "-".into(), |limit| limit.to_string());
        format!("{key} {} {} {} {limit}", options.depth, options.name, tags.join(","))
    }
}

crate::conf_default_args::provider::export!(Provider, crate::conf_default_args);
