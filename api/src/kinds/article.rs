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
    /// Where the source published it: an absolute `http` or `https` address, empty when the portal's own editors wrote it.
    #[serde(default)]
    pub link: String,
}

crate::wire::wire!(Article { byline, source, link });
