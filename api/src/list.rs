//! Lists: what is asked through the address, and one page of the answer.

use crate::{ItemSummary, Kind, Slug};
use serde::{Deserialize, Serialize};

/// One page of a section, narrowed by facets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListQuery {
    /// `None`: a section of the portal. Else a section of that agency's site.
    pub agency: Option<Slug>,
    pub section: Option<Slug>,
    /// Chosen values: facet name and value, e.g. `("nam", "2024")`.
    pub filters: Vec<(String, String)>,
    /// Words that must be in the title, number or summary, with or without diacritics.
    pub words: String,
    pub sort: Sort,
    /// Only the seven days from this Monday: the lists of schedules.
    pub week: Option<crate::Date>,
    /// From 1.
    pub page: u32,
}

crate::wire::wire!(ListQuery { agency, section, filters, words, sort, week, page });

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    #[default]
    Newest,
    Oldest,
    Title,
}

crate::wire::words!(Sort { Newest = "newest", Oldest = "oldest", Title = "title" });

impl Sort {
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::Title];

    /// The value in the address.
    pub fn token(self) -> &'static str {
        match self {
            Self::Newest => "moi",
            Self::Oldest => "cu",
            Self::Title => "ten",
        }
    }

    pub fn parse(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.token() == token)
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Listing {
    pub items: Vec<ItemSummary>,
    /// Items that fit, on all pages.
    pub total: u32,
    /// From 1.
    pub page: u32,
    pub pages: u32,
    pub facets: Vec<Facet>,
    /// The kind of all items that fit; nothing when they are of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
}

crate::wire::wire!(Listing { items, total, page, pages, facets, kind });

/// A way to narrow a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    /// Its name in the address, e.g. `nam`.
    pub name: String,
    pub values: Vec<FacetValue>,
}

crate::wire::wire!(Facet { name, values });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetValue {
    /// The value in the address.
    pub value: String,
    /// What people read; empty when the view has a word of its own for the value.
    #[serde(default)]
    pub label: String,
    /// Items that carry it under the other filters.
    pub count: u32,
    pub chosen: bool,
}

crate::wire::wire!(FacetValue { value, label, count, chosen });

/// The facets that lists know, as they stand in addresses.
pub const FACETS: [&str; 13] = [
    "su-kien",
    "linh-vuc",
    "hinh-thuc",
    "ban-hanh",
    "trang-thai",
    "hieu-luc",
    "loai",
    "cap",
    "truc-tuyen",
    "doi-tuong",
    "cap-de-tai",
    "co-quan",
    "nam",
];

impl ListQuery {
    /// Reads what an address asks, `?linh-vuc=dat-dai&trang=2`. What it does not know it leaves alone; a page that is no number is an error.
    pub fn from_pairs(
        agency: Option<Slug>,
        section: Slug,
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, crate::Error> {
        let mut query = Self { agency, section: Some(section), page: 1, ..Self::default() };
        for (name, value) in pairs {
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.words = value.chars().take(200).collect(),
                "xep" => query.sort = Sort::parse(&value).unwrap_or_default(),
                "tuan" => query.week = Some(crate::Date(value)),
                "trang" => query.page = page_number(&value)?,
                name if FACETS.contains(&name) && query.filters.len() < 40 => query.filters.push((name.to_owned(), value)),
                _ => {}
            }
        }
        Ok(query)
    }

    /// The pairs of its address, without what goes without saying.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if !self.words.is_empty() {
            pairs.push(("q".to_owned(), self.words.clone()));
        }
        pairs.extend(self.filters.iter().cloned());
        if self.sort != Sort::default() {
            pairs.push(("xep".to_owned(), self.sort.token().to_owned()));
        }
        if let Some(week) = &self.week {
            pairs.push(("tuan".to_owned(), week.0.clone()));
        }
        if self.page > 1 {
            pairs.push(("trang".to_owned(), self.page.to_string()));
        }
        pairs
    }
}

/// A page number of an address: 1 to 100,000.
pub(crate) fn page_number(text: &str) -> Result<u32, crate::Error> {
    let page = text.parse().ok().filter(|page| (1..=100_000).contains(page));
    page.ok_or_else(|| crate::Error::Invalid("trang must be a number from 1".to_owned()))
}
