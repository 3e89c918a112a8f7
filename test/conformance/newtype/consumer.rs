use crate::conf_newtype::{self as api, Email, UserId};
use crate::harness::{float, line, list, text};

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("next(41)", api::next(UserId(41)).0);
    line("domain(\"ann@example.org\")", text(api::domain(&Email("ann@example.org".into())).0));
    let user = api::make_user(UserId(7));
    let scores = list(&user.scores, |score| float(score.0));
    line("make_user(7)", format!("{} {} {scores}", user.id.0, text(&user.email.0)));
    line("total(user 7)", float(api::total(&user).0));
}
