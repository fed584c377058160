//! Đề tài khoa học.

use serde::{Deserialize, Serialize};

/// Đề tài khoa học.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Research {
    #[serde(default)]
    pub code: String,
    /// Cấp quản lý.
    pub level: String,
    pub field: String,
    /// Đơn vị chủ trì.
    pub lead: String,
    pub period: String,
    #[serde(default)]
    pub result: String,
}

crate::wire::wire!(Research { code, level, field, lead, period, result });
