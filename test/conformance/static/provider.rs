use crate::conf_static::provider as api;

struct Counter {
    value: u32,
}

impl api::Counter for Counter {
    fn new(start: u32) -> Self {
        Counter { value: start }
    }

    fn add(a: u32, b: u32) -> u32 {
        a + b
    }

    fn hundred() -> Self {
        Counter { value: 100 }
    }

    fn version() -> String {
        "v1".into()
    }

    fn value(&self) -> u32 {
        self.value
    }
}

struct Provider;

impl api::Package for Provider {
    type Counter = Counter;

    fn larger(a: &Counter, b: &Counter) -> Counter {
        Counter { value: a.value.max(b.value) }
    }
}

api::export!(Provider, crate::conf_static);
