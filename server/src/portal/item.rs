//! One item, found by its canonical address or led to it.

use super::{Failure, State, search::off_the_runtime};
use crate::store::Few;
use cong_api::{Error, Item, ItemAddress, ItemPage, ItemSummary, Language, ListQuery};
use std::sync::Arc;

/// How many items stand beside one.
const RELATED: usize = 5;

pub async fn item(state: &Arc<State>, address: ItemAddress) -> Result<ItemPage, Failure> {
    let Some(item) = state.store.item(&address).await? else {
        // The same item under another section or agency: one canonical address, the others lead there.
        return Err(match state.store.canonical(&address).await? {
            Some(canonical) => Error::Moved(path(&canonical, state.site.language)),
            None => Error::NotFound,
        }
        .into());
    };
    let related = related(state, &item).await?;
    Ok(ItemPage { item, related })
}

/// The path of an item; the app's route map and this agree by a test.
pub fn path(address: &ItemAddress, language: Language) -> String {
    cong::route::Route::item(address).path(language)
}

async fn related(state: &Arc<State>, item: &Item) -> Result<Vec<ItemSummary>, Failure> {
    let mut related = state.store.summaries(&item.related).await?;
    if related.len() < RELATED {
        let this = item.clone();
        let near = off_the_runtime(state, move |state| state.index.near(&this, RELATED * 3)).await?;
        for near in state.store.found_summaries(&near).await? {
            let known = near.address == item.address || related.iter().any(|r: &ItemSummary| r.address == near.address);
            if !known && near.kind == item.kind() && related.len() < RELATED {
                related.push(near);
            }
        }
    }
    if related.is_empty() {
        let query = ListQuery {
            agency: item.address.agency.clone(),
            section: Some(item.address.section.clone()),
            page: 1,
            ..ListQuery::default()
        };
        let site = query.agency.as_ref().map_or(String::new(), ToString::to_string);
        let newest =
            state.store.first(Few { site: &site, section: item.address.section.as_str(), limit: 6, ..Few::default() }).await?;
        related.extend(newest.into_iter().filter(|near| near.address != item.address).take(RELATED));
    }
    Ok(related)
}
