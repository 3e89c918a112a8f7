use crate::conf_bool::provider::{Package, Switches};

struct Provider;

impl Package for Provider {
    fn negate(value: bool) -> bool {
        !value
    }

    fn all(values: Vec<bool>) -> bool {
        values.into_iter().all(|value| value)
    }

    fn pattern() -> Vec<bool> {
        vec![true, false, true]
    }

    fn swap(switches: Switches) -> ftk::Lent<'static, Switches> {
        Switches { on: switches.off, off: switches.on }.into()
    }
}

crate::conf_bool::provider::export!(Provider, crate::conf_bool);
