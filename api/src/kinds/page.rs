//! Trang giới thiệu: a standing page, its body and its headings.

use super::Map;
use serde::{Deserialize, Serialize};

/// Trang giới thiệu.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page {
    /// Drawn over the text; editors name a file of `content/maps/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<Box<Map>>,
}
