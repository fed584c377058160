//! What editors set of the search, as one value that the store keeps: `content/search/`.

use super::{synonyms::SynonymTable, weights::Weights, words::WordTable};
use cong_api::{Date, ItemAddress};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub synonyms: SynonymTable,
    pub words: WordTable,
    pub weights: Weights,
    pub answers: Vec<Pinned>,
}

/// An answer that editors put first for some queries, perhaps for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pinned {
    /// Queries, with or without diacritics; small words do not count.
    pub queries: Vec<String>,
    pub item: ItemAddress,
    /// Every device keeps the item for the time without a network.
    #[serde(default)]
    pub keep: bool,
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Pinned {
    pub fn holds(&self, today: &Date) -> bool {
        self.from.as_ref().is_none_or(|from| from <= today) && self.to.as_ref().is_none_or(|to| today <= to)
    }
}
