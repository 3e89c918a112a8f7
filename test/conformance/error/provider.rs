use crate::conf_error::provider::{Line, Package, ParseError, Position};

struct Provider;

impl Package for Provider {
    fn parse(text: &str) -> Result<i64, ParseError> {
        match text {
            "" => Err(ParseError::Empty),
            "busy" => Err(ParseError::Busy),
            "limit" => Err(ParseError::Limit { max: Some(99) }),
            "nolimit" => Err(ParseError::Limit { max: None }),
            _ => text.parse().map_err(|_| ParseError::Syntax {
                line: Line(3),
                text: text.into(),
                at: Position { line: 3, column: 4 },
                hints: vec!["a".into(), "b".into()],
            }),
        }
    }

    fn check(text: &str) -> Result<(), ParseError> {
        Self::parse(text).map(drop)
    }

    fn parse_all(texts: Vec<String>) -> Result<Vec<i64>, ParseError> {
        texts.iter().map(|text| Self::parse(text)).collect()
    }

    fn explode() {
        panic!("boom");
    }
}

crate::conf_error::provider::export!(Provider, crate::conf_error);
