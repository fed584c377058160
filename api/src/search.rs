//! Search over everything: items, sections, agencies.

use crate::{FacetValue, ItemSummary, Slug};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SearchQuery {
    /// As typed; the server bounds its length.
    pub words: String,
    /// Only items of this sort: the token of a kind, e.g. `thu-tuc`.
    pub kind: Option<String>,
    /// Only what this agency's site lists.
    pub agency: Option<Slug>,
    /// From 1.
    pub page: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchResults {
    /// The words that were looked for, after cleaning.
    pub words: String,
    pub hits: Vec<SearchHit>,
    pub total: u32,
    pub page: u32,
    pub pages: u32,
    /// Kinds with counts, most first.
    pub kinds: Vec<FacetValue>,
    /// Sections and agencies whose names answer the words.
    pub places: Vec<crate::site::Link>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHit {
    pub item: ItemSummary,
    /// Pieces of the text around the words; `marked` pieces are the words themselves.
    pub snippet: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Piece {
    pub text: String,
    #[serde(default)]
    pub marked: bool,
}

impl SearchQuery {
    /// Reads what an address asks, `?q=khai+sinh&loai=thu-tuc&trang=2`.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, crate::Error> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.words = value,
                "loai" => query.kind = Some(value),
                "co-quan" => query.agency = Slug::try_from(value).ok(),
                "trang" => query.page = crate::list::page_number(&value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The pairs of its address, without what goes without saying.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![("q".to_owned(), self.words.clone())];
        if let Some(kind) = &self.kind {
            pairs.push(("loai".to_owned(), kind.clone()));
        }
        if let Some(agency) = &self.agency {
            pairs.push(("co-quan".to_owned(), agency.to_string()));
        }
        if self.page > 1 {
            pairs.push(("trang".to_owned(), self.page.to_string()));
        }
        pairs
    }
}
