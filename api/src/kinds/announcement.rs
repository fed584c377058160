//! Tuyển dụng, khen thưởng, thông báo.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Thông báo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Announcement {
    pub category: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub quantity: String,
}

crate::wire::wire!(Announcement { category, deadline, place, quantity });
