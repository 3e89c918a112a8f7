use crate::conf_constructor::provider::{self as api, OpenError, Options};

struct Store {
    name: String,
    size: u32,
}

impl api::Store for Store {
    fn new() -> Self {
        Store { name: "default".into(), size: 0 }
    }

    fn named(name: &str) -> Result<Self, OpenError> {
        if name.is_empty() {
            return Err(OpenError::BadName { name: name.into() });
        }
        Ok(Store { name: name.into(), size: 0 })
    }

    fn with_options(options: Options) -> Self {
        Store { name: options.label, size: options.size }
    }

    fn describe(&self) -> String {
        format!("{}:{}", self.name, self.size)
    }
}

struct Provider;

impl api::Package for Provider {
    type Store = Store;
}

api::export!(Provider, crate::conf_constructor);
