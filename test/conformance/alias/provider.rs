use crate::conf_alias::provider::{Package, Range};

struct Provider;

impl Package for Provider {
    fn length(span: Range) -> u32 {
        span.last - span.first
    }

    fn join(names: Vec<String>) -> String {
        names.join(",")
    }

    fn first(names: Vec<String>) -> Option<String> {
        names.into_iter().next()
    }
}

crate::conf_alias::provider::export!(Provider, crate::conf_alias);
