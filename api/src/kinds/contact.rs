//! Danh bạ. The title of its item is the name or the role.

use serde::{Deserialize, Serialize};

/// Danh bạ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    #[serde(default)]
    pub position: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub duty: String,
}

crate::wire::wire!(Contact { position, unit, phone, email, address, duty });
