//! The portal where the pages are a file of their own (`src/pages/apart.rs`): what reads their answers is in that file too. At hand is what every page
//! needs.

use super::http::HttpPortal;
use crate::pages::Failure;
use cong_api::{
    AgencyHome, Answer, Home, ItemAddress, ItemPage, ListQuery, Listing, Portal, SearchQuery, SearchResults, Site, Slug,
    Suggestions,
};
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

pub struct AtHand(pub HttpPortal);

#[wasm_split(pages, fallible)]
fn whole(portal: HttpPortal) -> Result<Arc<dyn Portal>, Failure> {
    Ok(Arc::new(portal))
}

impl AtHand {
    /// An answer that the pages read.
    fn of_pages<T: 'static>(&self, ask: impl FnOnce(Arc<dyn Portal>) -> Answer<T> + Send + 'static) -> Answer<T> {
        let portal = self.0.clone();
        Box::pin(async move { ask(whole(portal).await.map_err(|Failure(error)| error)?).await })
    }
}

impl Portal for AtHand {
    fn site(&self) -> Answer<Site> {
        self.0.site()
    }

    fn home(&self) -> Answer<Home> {
        self.of_pages(|portal| portal.home())
    }

    fn list(&self, query: ListQuery) -> Answer<Listing> {
        self.of_pages(|portal| portal.list(query))
    }

    fn item(&self, address: ItemAddress) -> Answer<ItemPage> {
        self.of_pages(|portal| portal.item(address))
    }

    fn agency(&self, agency: Slug) -> Answer<AgencyHome> {
        self.of_pages(|portal| portal.agency(agency))
    }

    fn search(&self, query: SearchQuery) -> Answer<SearchResults> {
        self.of_pages(|portal| portal.search(query))
    }

    fn suggest(&self, words: String) -> Answer<Suggestions> {
        self.0.suggest(words)
    }

    fn followed(&self, words: String) -> Answer<()> {
        self.0.followed(words)
    }
}
