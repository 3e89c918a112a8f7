use crate::conf_flags::provider::{Access, Mode, Package, Rule};

struct Provider;

impl Package for Provider {
    fn with_read(value: Access) -> Access {
        value | Access::READ
    }

    fn echo(value: Access) -> Access {
        value
    }

    fn toggle(mode: Mode) -> Mode {
        !mode
    }

    fn make_rule() -> ftk::Lent<'static, Rule> {
        Rule::default().into()
    }
}

crate::conf_flags::provider::export!(Provider, crate::conf_flags);
