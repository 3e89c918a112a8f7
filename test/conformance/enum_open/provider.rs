use crate::conf_enum_open::provider::{Choice, Cipher, Package, Signed, Wide};

struct Provider;

impl Package for Provider {
    fn echo(cipher: Cipher) -> Cipher {
        cipher
    }

    fn strange() -> Cipher {
        Cipher(77)
    }

    fn negate(value: Signed) -> Signed {
        Signed(-value.0)
    }

    fn widest() -> Wide {
        Wide::HUGE
    }

    fn make_choice() -> ftk::Lent<'static, Choice> {
        Choice::default().into()
    }

    fn known(all: Vec<Cipher>) -> Vec<Cipher> {
        all.into_iter().filter(|cipher| cipher.name().is_some()).collect()
    }
}

crate::conf_enum_open::provider::export!(Provider, crate::conf_enum_open);
