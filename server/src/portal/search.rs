//! A page of results: what the index found, with texts from the store.

use super::{Failure, State};
use crate::{
    clock,
    search::{snippet, title},
};
use cong_api::{Detail, Error, ItemSummary, SearchHit, SearchQuery, SearchResults, search::SearchAnswer};
use std::sync::Arc;

/// Searching is work for the processor: on a thread of its own it delays no page. No more run at once than there are processors.
pub async fn off_the_runtime<T: Send + 'static>(
    state: &Arc<State>,
    work: impl FnOnce(&State) -> T + Send + 'static,
) -> Result<T, Failure> {
    let busy = || Failure::Told(Error::Unavailable("the search is busy; try again in a moment".into()));
    let _turn = state.turns.acquire().await.map_err(|_| busy())?;
    let state = state.clone();
    tokio::task::spawn_blocking(move || work(&state)).await.map_err(|_| busy())
}

pub async fn search(state: &Arc<State>, query: SearchQuery) -> Result<SearchResults, Failure> {
    let asked = query.clone();
    let found = off_the_runtime(state, move |state| state.index.search(&asked, &clock::today())).await?;
    if query.page <= 1 && query.filters.is_empty() && !found.words.is_empty() {
        state.queries.asked(&found.words, found.loose || found.total == 0);
    }
    let texts = state.store.found(&found.hits).await?;
    let hits = texts
        .into_iter()
        .map(|(item, text)| SearchHit {
            title: title(&item.title, &found.marks),
            snippet: snippet(&item.summary, &text, &found.marks),
            item,
        })
        .collect::<Vec<_>>();
    // The answer may have been withdrawn a moment ago: then the first hit is another, and it is no answer.
    let answer = match (found.answer, hits.first()) {
        (Some(address), Some(first)) if first.item.address == address => answer(state, &first.item).await?,
        _ => None,
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(SearchResults {
        words: found.words,
        correction: found.correction,
        loose: found.loose,
        answer,
        hits,
        total: count(found.total),
        page: count(found.page),
        pages: count(found.pages),
        facets: found.facets,
        places: found.places,
    })
}

/// A hit as an answer; only a procedure that says fee, time or place is one.
async fn answer(state: &State, first: &ItemSummary) -> Result<Option<SearchAnswer>, Failure> {
    let Some(item) = state.store.item(&first.address).await? else { return Ok(None) };
    let Detail::Procedure(procedure) = item.detail else { return Ok(None) };
    let glance = procedure.at_a_glance();
    let says = [&glance.fee, &glance.time, &glance.place].iter().any(|part| !part.is_empty());
    Ok(says.then(|| SearchAnswer { item: first.clone(), glance, online: procedure.online, apply_url: procedure.apply_url }))
}
