//! What a feed holds: the last changes of a list, of an agency's site, of everything, or of what a search finds.

use super::{Failure, State, search::off_the_runtime};
use crate::{clock, search::PAGE_SIZE};
use cong_api::{Item, ListQuery, SearchQuery, SearchSort};
use std::sync::Arc;

/// Items of a feed: more than a province publishes between two visits of a feed reader.
pub const LENGTH: u32 = 20;

/// What is followed.
#[derive(Clone, Debug, PartialEq)]
pub enum Followed {
    /// A list with its filters; with an agency and no section everything that its site lists, with neither the whole portal.
    List(ListQuery),
    /// What a search finds. It is not counted as a search: a program asks it every hour, a person asked it once.
    Search(SearchQuery),
}

/// The items that changed last, newest first.
pub async fn items(state: &Arc<State>, followed: Followed) -> Result<Vec<Item>, Failure> {
    match followed {
        Followed::List(query) => Ok(state.store.last_changed(&query, LENGTH).await?),
        Followed::Search(query) if query.words.trim().is_empty() => Ok(Vec::new()),
        Followed::Search(query) => {
            let ids = off_the_runtime(state, move |state| found(state, &query)).await?;
            if ids.is_empty() { Ok(Vec::new()) } else { Ok(state.store.items(&ids).await?) }
        }
    }
}

/// The newest of what fits: by relevance the same items would stand at the top for ever.
fn found(state: &State, query: &SearchQuery) -> Vec<i64> {
    let today = clock::today();
    let wanted = usize::try_from(LENGTH).unwrap_or(PAGE_SIZE);
    let mut ids = Vec::new();
    for page in 1.. {
        let query = SearchQuery { sort: SearchSort::Newest, page, ..query.clone() };
        let found = state.index.search(&query, &today);
        // What meets only a part of the words is a guess for a person who looks, not news for one who follows.
        if found.loose || found.hits.is_empty() {
            break;
        }
        ids.extend(found.hits);
        if ids.len() >= wanted || found.page >= found.pages {
            break;
        }
    }
    ids.truncate(wanted);
    ids
}
