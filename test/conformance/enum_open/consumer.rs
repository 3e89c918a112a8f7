use crate::conf_enum_open::{self as api, Cipher, Signed};
use crate::harness::{line, list};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("echo(aes)", api::echo(Cipher::AES).0);
    line("echo(unknown 500)", api::echo(Cipher(500)).0);
    line("strange()", api::strange().0);
    line("negate(minus)", api::negate(Signed::MINUS).0);
    line("negate(zero)", api::negate(Signed::ZERO).0);
    line("widest()", api::widest().0);
    let choice = api::make_choice();
    line("make_choice()", format!("{} {}", choice.cipher.0, choice.signed.0));
    line("known([1, 77, 9])", list(api::known(&[Cipher(1), Cipher(77), Cipher(9)]), |cipher| cipher.0.to_string()));
}
