use crate::conf_error_embed::provider::{NetError, Package, StoreError};

struct Provider;

impl Package for Provider {
    fn connect(host: &str) -> Result<(), NetError> {
        match host.len() as u32 {
            0 => Err(NetError::Refused),
            seconds => Err(NetError::Timeout { seconds }),
        }
    }

    fn load_(key: &str) -> Result<String, StoreError> {
        if key == "gone" {
            return Err(StoreError::Missing { key: key.into() });
        }
        if let Some(host) = key.strip_prefix("net:") {
            Self::connect(host)?;
        }
        Ok(key.repeat(2))
    }
}

crate::conf_error_embed::provider::export!(Provider, crate::conf_error_embed);
