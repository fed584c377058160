//! What is read: the feeds that agencies name in the content.

use crate::store::{Store, StoreError};
use cong_api::Slug;
use serde::{Deserialize, Serialize};

/// The key under which the store keeps them.
pub const SOURCES: &str = "sources";

/// A feed of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub agency: Slug,
    /// Absolute, `http` or `https`; no two sources share one.
    pub address: String,
    /// The section of the agency's site that its items stand in.
    pub section: Slug,
    /// What the items call their source; empty: the feed's own title.
    #[serde(default)]
    pub name: String,
}

/// The sources of the content that is stored.
pub async fn all(store: &Store) -> Result<Vec<Source>, StoreError> {
    let text = store.meta(SOURCES).await?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}
