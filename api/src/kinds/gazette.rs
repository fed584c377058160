//! Công báo: an issue of the official gazette.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Công báo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gazette {
    pub number: String,
    pub date: Date,
    pub documents: Vec<GazetteEntry>,
}

crate::wire::wire!(Gazette { number, date, documents });

/// One document of an issue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GazetteEntry {
    pub number: String,
    /// Trích yếu.
    #[serde(rename = "abstract")]
    pub abstract_: String,
    /// Found at import, when the portal holds the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<crate::ItemAddress>,
}

crate::wire::wire!(GazetteEntry { number, abstract_ = "abstract", address });
