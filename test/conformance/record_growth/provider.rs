use crate::conf_record_growth::provider::{Package, Settings};
use ftk::Lent;

struct Provider;

#[cfg(conf_old)]
fn shown(settings: &Settings) -> String {
    format!("{} {}", settings.name, settings.level)
}

#[cfg(not(conf_old))]
fn shown(settings: &Settings) -> String {
    let Settings { name, level, color, limit, hint } = settings;
    let limit = limit.map_or_else(|| "-".into(), |limit| limit.to_string());
    format!("{name} {level} {color} {limit} {}", hint.as_deref().unwrap_or("-"))
}

#[cfg(conf_old)]
fn made(level: u32) -> Settings {
    Settings { name: "made".into(), level }
}

#[cfg(not(conf_old))]
fn made(level: u32) -> Settings {
    Settings { name: "made".into(), level, color: "red".into(), limit: Some(9), hint: None }
}

impl Package for Provider {
    fn show(settings: Settings) -> String {
        shown(&settings)
    }

    fn make() -> Lent<'static, Settings> {
        made(7).into()
    }

    fn show_all(settings: Vec<Settings>) -> Lent<'static, Vec<String>> {
        settings.iter().map(shown).collect::<Vec<_>>().into()
    }

    fn make_all() -> Lent<'static, Vec<Settings>> {
        (7..10).map(made).collect::<Vec<_>>().into()
    }
}

crate::conf_record_growth::provider::export!(Provider, crate::conf_record_growth);
