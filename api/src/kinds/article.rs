//! Tin, bài.

use serde::{Deserialize, Serialize};

/// Tin, bài: a news item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Article {
    #[serde(default)]
    pub byline: String,
    #[serde(default)]
    pub source: String,
}

crate::wire::wire!(Article { byline, source });
