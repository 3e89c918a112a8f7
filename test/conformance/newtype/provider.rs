use crate::conf_newtype::provider::{Email, Package, Score, User, UserId};

struct Provider;

impl Package for Provider {
    fn next(id: UserId) -> UserId {
        UserId(id.0 + 1)
    }

    fn domain(email: Email) -> Email {
        let (_, domain) = email.0.split_once('@').unwrap_or_default();
        Email(domain.into())
    }

    fn make_user(id: UserId) -> ftk::Lent<'static, User> {
        let email = Email(format!("u{}@example.org", id.0));
        User { id, email, scores: vec![Score(0.5), Score(id.0 as f64)] }.into()
    }

    fn total(user: User) -> Score {
        Score(user.scores.iter().map(|score| score.0).sum())
    }
}

crate::conf_newtype::provider::export!(Provider, crate::conf_newtype);
