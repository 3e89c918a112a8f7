use crate::conf_callback_throws::provider::{Package, Plain, StopError, Visit};

struct Provider;

impl Package for Provider {
    fn run(n: u32, visit: Visit<'_>) -> Result<u32, StopError> {
        (1..=n).try_for_each(|number| visit.call(number))?;
        Ok(n)
    }

    fn count_stops(n: u32, visit: Visit<'_>) -> Result<u32, StopError> {
        let mut stops = 0;
        for number in 1..=n {
            match visit.call(number) {
                Err(StopError::Stopped { .. }) => stops += 1,
                other => other?,
            }
        }
        Ok(stops)
    }

    fn sum(n: u32, plain: Plain<'_>) -> u32 {
        (1..=n).map(|number| plain.call(number).unwrap_or_else(|error| ftk::raise(error))).sum()
    }
}

crate::conf_callback_throws::provider::export!(Provider, crate::conf_callback_throws);
