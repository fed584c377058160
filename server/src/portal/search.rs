//! A page of results: what the index found, with texts from the store.

use super::{Failure, State};
use crate::{
    clock,
    search::{marked, snippet},
};
use cong_api::{
    Detail, SearchHit, SearchQuery, SearchResults,
    search::SearchAnswer,
};

pub async fn search(state: &State, query: SearchQuery) -> Result<SearchResults, Failure> {
    let found = state.index.search(&query, &clock::today());
    if query.page <= 1 && query.filters.is_empty() && !found.words.is_empty() {
        state.queries.asked(&found.words, found.loose || found.total == 0);
    }
    let texts = state.store.found(&found.hits).await?;
    let hits = texts
        .into_iter()
        .map(|(item, text)| SearchHit {
            title: marked(&item.title, &found.marks),
            snippet: snippet(&item.summary, &text, &found.marks),
            item,
        })
        .collect::<Vec<_>>();
    let answer = match found.answer {
        Some(_) => answer(state, &hits).await?,
        None => None,
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

/// The first hit as an answer; only a procedure that says fee, time or place is one.
async fn answer(state: &State, hits: &[SearchHit]) -> Result<Option<SearchAnswer>, Failure> {
    let Some(first) = hits.first() else { return Ok(None) };
    let Some(item) = state.store.item(&first.item.address).await? else { return Ok(None) };
    let Detail::Procedure(procedure) = item.detail else { return Ok(None) };
    let glance = procedure.at_a_glance();
    let says = [&glance.fee, &glance.time, &glance.place].iter().any(|part| !part.is_empty());
    Ok(says.then(|| SearchAnswer {
        item: first.item.clone(),
        glance,
        online: procedure.online,
        apply_url: procedure.apply_url,
    }))
}
