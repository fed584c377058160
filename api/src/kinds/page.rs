//! Trang giới thiệu: a standing page, its body and its headings.

use super::Map;
use crate::Slug;
use serde::{Deserialize, Serialize};

/// Trang giới thiệu.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page {
    /// Drawn over the text; editors name a file of `content/maps/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<Box<Map>>,
    /// Sections whose destinations are set on the map, numbered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Slug>,
}

crate::wire::wire!(Page { map, places });
