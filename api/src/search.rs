//! Search over everything: items, sections, agencies; and what is offered while a person types.

use crate::{Facet, ItemSummary, Slug};
use serde::{Deserialize, Serialize};

/// The facets that a search can be narrowed by, as they stand in addresses: kind, section, agency's site, field, level, validity, year.
pub const SEARCH_FACETS: [&str; 7] = ["loai", "muc", "co-quan", "linh-vuc", "cap", "hieu-luc", "nam"];

/// Characters of a query that are kept: the server reads no more, and addresses stay short.
const MAX_WORDS_CHARS: usize = 300;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SearchQuery {
    /// As typed; the server bounds its length.
    pub words: String,
    /// Chosen values: facet name and value, e.g. `("loai", "thu-tuc")`.
    pub filters: Vec<(String, String)>,
    pub sort: SearchSort,
    /// Looks for exactly these words: slips are not mended.
    pub literal: bool,
    /// From 1.
    pub page: u32,
}

crate::wire::wire!(SearchQuery { words, filters, sort, literal, page });

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchSort {
    #[default]
    Relevance,
    Newest,
}

crate::wire::words!(SearchSort { Relevance = "relevance", Newest = "newest" });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchResults {
    /// The words that were looked for, after cleaning.
    pub words: String,
    /// What was probably meant, when the words hold slips: the results are those of both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<String>,
    /// No item meets enough of the words: these are the nearest.
    #[serde(default)]
    pub loose: bool,
    /// The one procedure that clearly answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<SearchAnswer>,
    pub hits: Vec<SearchHit>,
    pub total: u32,
    pub page: u32,
    pub pages: u32,
    pub facets: Vec<Facet>,
    /// Sections and agencies whose names answer the words.
    pub places: Vec<crate::site::Link>,
}

crate::wire::wire!(SearchResults { words, correction, loose, answer, hits, total, page, pages, facets, places });

/// What people came for, without opening the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchAnswer {
    pub item: ItemSummary,
    /// Fee, time limit, place.
    pub glance: crate::kinds::Glance,
    pub online: crate::kinds::Online,
    /// Where to apply online; empty when that is not possible.
    #[serde(default)]
    pub apply_url: String,
}

crate::wire::wire!(SearchAnswer { item, glance, online, apply_url });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHit {
    pub item: ItemSummary,
    /// Pieces of the title, of a very long one the beginning; `marked` pieces are words that were looked for.
    pub title: Vec<Piece>,
    /// Pieces of the text around the words.
    pub snippet: Vec<Piece>,
}

crate::wire::wire!(SearchHit { item, title, snippet });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Piece {
    pub text: String,
    #[serde(default)]
    pub marked: bool,
}

crate::wire::wire!(Piece { text, marked });

/// What is offered for the words so far, best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestions {
    /// The words that they are for.
    pub words: String,
    pub items: Vec<Suggestion>,
}

crate::wire::wire!(Suggestions { words, items });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    pub title: String,
    /// The path that it opens.
    pub href: String,
    pub kind: SuggestionKind,
    /// What is worth knowing before opening it: time and fee, place, number.
    #[serde(default)]
    pub note: String,
}

crate::wire::wire!(Suggestion { title, href, kind, note });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    Procedure,
    Item,
    Section,
    Agency,
    /// Words that many people look for: opens their results.
    Query,
}

crate::wire::words!(SuggestionKind { Procedure = "procedure", Item = "item", Section = "section", Agency = "agency", Query = "query" });

impl SearchQuery {
    /// Reads what an address asks, `?q=khai+sinh&loai=thu-tuc&trang=2`.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, crate::Error> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.words = value.chars().take(MAX_WORDS_CHARS).collect(),
                "xep" if value == "moi" => query.sort = SearchSort::Newest,
                "nguyen-van" => query.literal = true,
                "trang" => query.page = crate::list::page_number(&value)?,
                name if SEARCH_FACETS.contains(&name) && query.filters.len() < 20 => {
                    query.filters.push((name.to_owned(), value.chars().take(120).collect()));
                }
                _ => {}
            }
        }
        Ok(query)
    }

    /// The pairs of its address, without what goes without saying.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![("q".to_owned(), self.words.clone())];
        pairs.extend(self.filters.iter().cloned());
        if self.sort == SearchSort::Newest {
            pairs.push(("xep".to_owned(), "moi".to_owned()));
        }
        if self.literal {
            pairs.push(("nguyen-van".to_owned(), "1".to_owned()));
        }
        if self.page > 1 {
            pairs.push(("trang".to_owned(), self.page.to_string()));
        }
        pairs
    }

    /// The agency whose site alone is searched.
    pub fn agency(&self) -> Option<Slug> {
        let mut chosen = self.filters.iter().filter(|(name, _)| name == "co-quan");
        let only = chosen.next().and_then(|(_, value)| Slug::try_from(value.as_str()).ok());
        only.filter(|_| chosen.next().is_none())
    }

    /// The same words with a value of a facet chosen, or no longer; from its first page.
    pub fn toggled(&self, name: &str, value: &str) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        let chosen = query.filters.iter().position(|(n, v)| n == name && v == value);
        match chosen {
            Some(at) => drop(query.filters.remove(at)),
            None => query.filters.push((name.to_owned(), value.to_owned())),
        }
        query
    }
}
